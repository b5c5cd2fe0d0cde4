import { type AccountSummary, ShowAccount } from '../auth';
import { DEFAULT_CLIENT } from '../config';
import { failed, type Find, type Invocation, type Result } from './command';

/** Runs `work` on the account of an identifier; an identifier of several accounts is refused. */
export function withAccount(
  { options: { app = DEFAULT_CLIENT }, argument: identifier = '', context }: Invocation,
  work: (find: Find, app: string, account: AccountSummary) => Promise<Result>,
): Promise<Result> {
  return context.withCore(async (find) => {
    const [account, ...others] = await find(ShowAccount).execute({ app, identifier });
    if (account === undefined) return failed('Nobody goes by that.');
    if (others.length > 0) return failed('Several accounts go by that; accounts:show lists their ids.');
    return work(find, app, account);
  });
}
