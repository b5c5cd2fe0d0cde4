import { ACCOUNT_FIELDS, ExportAccounts } from '../../auth';
import { type Command, succeeded } from '../command';
import { explainFileProblem } from '../files/file-problems';
import { writeRecords } from '../files/write-records';
import { withOwnAccounts } from '../with-client';

/** `accounts:export`: writes the accounts of a client application into a file that `accounts:import` reads. */
export const exportAccounts: Command = {
  name: 'accounts:export',
  usage: '<file.csv|file.ndjson> [--app <id>]',
  summary:
    'Writes all accounts, with their stored passwords, into a new file that accounts:import reads. Keep it safe.',
  example: 'accounts.ndjson',
  options: ['app'],
  takesArgument: true,
  run: ({ options, argument: file = '', context }) =>
    withOwnAccounts(context, options['app'], async (find, app) => {
      let count = 0;
      async function* counted() {
        for await (const page of find(ExportAccounts).execute({ app })) {
          count += page.length;
          yield page;
        }
      }
      return writeRecords(file, ACCOUNT_FIELDS, counted()).then(
        () => succeeded(`${String(count)} accounts`, { accounts: count }),
        explainFileProblem,
      );
    }),
};
