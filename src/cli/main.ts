import 'reflect-metadata';
import { errorLabel, safeMessage } from '../common';
import { type Ending, run } from './run';
import { processCliContext } from './cli-context';

function end({ exitCode, stdout, stderr }: Ending): void {
  if (stdout !== undefined) process.stdout.write(`${stdout}\n`);
  if (stderr !== undefined) process.stderr.write(`${stderr}\n`);
  process.exitCode = exitCode;
}

/** Output for an unexpected error, without its stack and without any word that may be a value; `doctor` prints details. */
function explain(error: unknown): Ending {
  const message = error instanceof Error ? safeMessage(error) : '';
  const what = message === '' ? errorLabel(error) : message;
  return { exitCode: 1, stderr: `The command failed (${what}). Ask the doctor: npm run regain -- doctor` };
}

void run(process.argv.slice(2), processCliContext).catch(explain).then(end);
