import { readWebhookSecret, SystemClock } from '../../../src/common';
import { ExampleService, type ServedAccounts } from '../../../src/cli/example-service/example-service';
import { accountsFile } from '../../../test/support/owner-tables';
import { accountsAtService, type AddAccounts, knownToService } from './people';

const SECRET = `whsec_${Buffer.alloc(32, 'a secret of a proof').toString('base64')}`;

/** Place of the accounts of a proof, outside the server's own tables. */
export interface PeopleService {
  /** Environment of a server whose accounts are there. */
  readonly env: NodeJS.ProcessEnv;
  readonly addAccounts?: AddAccounts;
  readonly stop: () => Promise<void>;
}

/** No service: the accounts are in the server's own table. */
export const noService = (): Promise<PeopleService> => Promise.resolve({ env: {}, stop: () => Promise.resolve() });

/** No call of the proof is one that may write. */
const refuse = (): Promise<never> => Promise.reject(new Error('a call without a right code has written'));

const accounts: ServedAccounts = {
  find: ({ by, value }) => ({ accounts: accountsAtService(by, value) }),
  verifyPassword: () => Promise.resolve({ ok: false }),
  setPassword: refuse,
  create: refuse,
};

/** Starts a service of accounts in this process. It takes the same steps for people with and without an account. */
export async function startPeopleService(): Promise<PeopleService> {
  const key = readWebhookSecret(SECRET);
  if (!key) throw new Error('the secret of the proof cannot be read');
  const at = { host: '127.0.0.1', port: 0, path: '/regain' };
  const service = await ExampleService.start({ accounts, key, clock: new SystemClock(), ...at });
  const source = { kind: 'service', url: service.url, secret: 'env:ACCOUNTS_SECRET', timeoutMs: 2_000 };
  return {
    env: { ACCOUNTS_FILE: accountsFile(source), ACCOUNTS_SECRET: SECRET },
    addAccounts: knownToService,
    stop: () => service.stop(),
  };
}
