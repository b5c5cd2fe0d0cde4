import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ClientDirectory } from '../../clients';
import { CreateAccount } from '../../auth';
import { DEFAULT_CLIENT } from '../../config';
import { type Command, failed, succeeded } from '../command';
import { UsageError } from '../arguments';

type CreateAccountRefusal = Extract<Awaited<ReturnType<CreateAccount['execute']>>, { ok: false }>['refusal'];

/** `accounts:create`: creates an account whose phone and e-mail address count as verified. */
export const createAccount: Command = {
  name: 'accounts:create',
  usage: '[--username <name>] [--phone <number>] [--email <address>] --password <password> [--app <id>]',
  summary: 'Creates an account with verified addresses. --password - reads the password from standard input.',
  options: ['username', 'phone', 'email', 'password', 'app'],
  takesArgument: false,
  async run({ options: { app = DEFAULT_CLIENT, password: typed, ...identifiers }, context }) {
    if (Object.keys(identifiers).length === 0) throw new UsageError('--username, --phone or --email is missing');
    const password = await givenPassword(typed, context.stdin);
    return context.withCore(async (find) => {
      if (!(await find(ClientDirectory).exists(app))) return failed('There is no such app; clients:create makes one.');
      const created = await find(CreateAccount).execute({ ...identifiers, app, password });
      if (!created.ok) return failed(sentence(created.refusal));
      return succeeded(JSON.stringify({ id: created.value.id, app, ...identifiers }));
    });
  },
};

/**
 * Reads the password from the option, or for `-` from standard input, which keeps it out of the shell's history and
 * process lists.
 */
async function givenPassword(typed: string | undefined, stdin: Readable): Promise<string> {
  const password = typed === '-' ? (await text(stdin)).replace(/\r?\n$/, '') : typed;
  if (password === undefined || password === '') throw new UsageError('--password is missing');
  return password;
}

function sentence(refusal: CreateAccountRefusal): string {
  switch (refusal.reason) {
    case 'malformed':
      return `The ${refusal.field} is not usable.`;
    case 'account-exists':
      return 'There is an account of that username already.';
    case 'password-rejected':
      return `The password is refused: ${refusal.rules.join(', ')}.`;
  }
}
