import { ACCOUNT_FIELDS, ExportAccounts } from '../../auth';
import { ClientDirectory } from '../../clients';
import { DEFAULT_CLIENT } from '../../config';
import { type Command, failed, succeeded } from '../command';
import { FileFormatError } from '../files/read-records';
import { writeRecords } from '../files/write-records';

/** `accounts:export`: writes the accounts of a client application into a file that `accounts:import` reads. */
export const exportAccounts: Command = {
  name: 'accounts:export',
  usage: '<file.csv|file.ndjson> [--app <id>]',
  summary:
    'Writes all accounts, with their stored passwords, into a new file that accounts:import reads. Keep it safe.',
  example: 'accounts.ndjson',
  options: ['app'],
  takesArgument: true,
  run: ({ options: { app = DEFAULT_CLIENT }, argument: file = '', context }) =>
    context.withCore(async (find) => {
      if (!(await find(ClientDirectory).exists(app))) return failed('There is no such app; clients:create makes one.');
      let count = 0;
      async function* counted() {
        for await (const page of find(ExportAccounts).execute({ app })) {
          count += page.length;
          yield page;
        }
      }
      try {
        await writeRecords(file, ACCOUNT_FIELDS, counted());
      } catch (error) {
        if (error instanceof FileFormatError) return failed(`The file ${error.message}.`);
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return failed('There is such a file already.');
        throw error;
      }
      return succeeded(`${String(count)} accounts`);
    }),
};
