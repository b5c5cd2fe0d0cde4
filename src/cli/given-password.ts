import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { UsageError } from './arguments';
import type { CliContext } from './command';

/**
 * Reads the password from the option, or for `-` from standard input, which keeps it out of the shell's history and
 * process lists.
 */
export async function givenPassword(typed: string | undefined, stdin: CliContext['stdin']): Promise<string> {
  const password = typed === '-' ? await readPassword(stdin) : typed;
  if (password === undefined || password === '') throw new UsageError('--password is missing');
  return password;
}

/** Reads the password from a pipe, or asks for it on a terminal, which does not show what is typed. */
async function readPassword(stdin: CliContext['stdin']): Promise<string> {
  if (stdin.isTTY !== true) return (await text(stdin)).replace(/\r?\n$/, '');
  process.stderr.write('Password: ');
  const hidden = new Writable({
    write: (_chunk, _encoding, written) => {
      written();
    },
  });
  const lines = createInterface({ input: stdin, output: hidden, terminal: true });
  const [line] = (await Promise.race([once(lines, 'line'), once(lines, 'close')])) as [string?];
  lines.close();
  process.stderr.write('\n');
  return line ?? '';
}
