import { ClientDirectory } from '../clients';
import { DEFAULT_CLIENT } from '../config';
import { type CliContext, failed, type Find, type Result } from './command';

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
