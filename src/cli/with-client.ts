import { CreateAccount } from '../auth';
import { ClientDirectory } from '../clients';
import { DEFAULT_CLIENT } from '../config';
import { type CliContext, failed, type Find, type Result } from './command';

/** Sentence about accounts that are not in the table of regain. */
const ELSEWHERE = 'The accounts of this app are not in the table of regain (ACCOUNTS_FILE).';

/** Runs `work` as {@link withClient} does, where the accounts of the client application are in the table of regain. */
export const withOwnAccounts: typeof withClient = (context, given, work) =>
  withClient(context, given, async (find, app) =>
    find(CreateAccount).isForOwnTable(app) ? work(find, app) : failed(ELSEWHERE),
  );

/** Runs `work` for the client application of the option `--app`, the default one without it; refuses one that does not exist. */
export function withClient(
  context: CliContext,
  given: string | undefined,
  work: (find: Find, app: string) => Promise<Result>,
): Promise<Result> {
  const app = given ?? DEFAULT_CLIENT;
  return context.withCore(async (find) => {
    const exists = await find(ClientDirectory).exists(app);
    return exists ? work(find, app) : failed('There is no such app; clients:create makes one.');
  });
}
