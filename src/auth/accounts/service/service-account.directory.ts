import { type Locale, pickLocale, StatedError } from '../../../common';
import { type Account, type Address, viewOf } from '../account';
import { canonicalEmail, canonicalUsername } from '../identifiers';
import {
  type NewRemoteAccount,
  RemoteAccountDirectory,
  type RemoteChange,
  type RemoteCreation,
} from '../remote-account.directory';
import type { CredentialVersions } from '../credential-versions';
import type { ServiceClient } from './service-client';
import type { ServiceAccount } from './service-schemas';

/** Id that no account has: the passwords of people without an account are compared with it. */
const NO_ACCOUNT = '-';

/** Dummy answer, which is read where a service has no account: the time of a look-up does not tell that. */
const DUMMY = JSON.stringify({
  accounts: [{ id: '1234567890', username: 'dummy', phone: '+8613900000000', phoneVerified: true, version: '1' }],
});

/** Language of accounts whose service names none. */
const DEFAULT_LOCALE: Locale = 'zh-CN';

/** Largest id that clients with 32-bit integers can have. */
const MAX_NUMBER = 2 ** 31 - 1;

/** Ways in which a service is asked for accounts. */
type Key = 'id' | 'username' | 'phone' | 'email';

/** Accounts behind services, by client application. An answer about other accounts than the ones asked for is no answer. */
export class ServiceAccountDirectory extends RemoteAccountDirectory {
  constructor(
    private readonly clients: ReadonlyMap<string, ServiceClient>,
    private readonly versions: CredentialVersions,
  ) {
    super();
  }

  /** The service decides that for itself. */
  canAdd(): boolean {
    return true;
  }

  async findById(app: string, id: string): Promise<Account | undefined> {
    if (!isPossibleId(id)) return undefined;
    const found = await this.find(app, 'id', id, (account) => account.id === id);
    return found[0];
  }

  findByUsername(app: string, key: string, typed = key): Promise<readonly Account[]> {
    return this.find(app, 'username', typed, ({ username }) => canonicalUsername(username ?? '') === key);
  }

  async findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]> {
    const found = await this.find(app, 'phone', e164, ({ phone }) => phone === e164);
    return found.filter(({ phone }) => phone?.isVerified);
  }

  async findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]> {
    const found = await this.find(app, 'email', email, (account) => canonicalEmail(account.email ?? '') === email);
    return found.filter((account) => account.email?.isVerified);
  }

  async verifyPassword(app: string, account: Account | undefined, password: string): Promise<Account | undefined> {
    const client = this.clientOf(app);
    const body = { app, id: account?.id ?? NO_ACCOUNT, password };
    const verified = await client.call({ call: 'verify-password', body });
    if (!verified.ok) return undefined;
    if (!account) return client.refuseAnswer('verify-password', 'a right password of no account');
    return this.withVersion(account, verified.version);
  }

  async setPassword(account: Account, password: string, key: string): Promise<RemoteChange> {
    const { app, id, passwordHash: version } = account;
    const answer = await this.clientOf(app).call({
      ...{ call: 'set-password', lane: 'reserved', idempotencyKey: key },
      body: { app, id, password, version },
    });
    return answer.result === 'rejected' ? { rejected: answer.rules ?? [] } : answer.result;
  }

  async create(account: NewRemoteAccount, password: string, key: string): Promise<RemoteCreation> {
    const { app, username, phone, email, locale } = account;
    const answer = await this.clientOf(app).call({
      ...{ call: 'create', lane: 'reserved', idempotencyKey: key },
      body: { app, username, phone, email, password, locale },
    });
    if (answer.result === 'created') {
      const created = { id: answer.id, username, phone, email, locale, phoneVerified: true, version: '' };
      return { created: viewOf(this.toAccount(app, created)) };
    }
    return answer.result === 'taken' ? 'taken' : { rejected: answer.rules ?? [] };
  }

  private async find(
    app: string,
    by: Key,
    value: string,
    isMeant: (account: ServiceAccount) => boolean,
  ): Promise<readonly Account[]> {
    const client = this.clientOf(app);
    const { accounts } = await client.call({ call: 'find', body: { app, by, value } });
    const isNone = accounts.length === 0;
    const read = isNone ? (client.readAnswer('find', DUMMY)?.accounts ?? []) : accounts;
    const areMeant = read.map(isMeant).every(Boolean) && new Set(read.map(({ id }) => id)).size === read.length;
    const found = read.map((account) => this.toAccount(app, account));
    if (isNone) return [];
    return areMeant ? found : client.refuseAnswer('find', `accounts that have another ${by}`);
  }

  private toAccount(app: string, account: ServiceAccount): Account {
    const { id, username, phone, phoneVerified = false, email, emailVerified = false, locale, version } = account;
    const known = {
      ...{ id, app, number: numberOf(id), username: username ?? undefined, passwordHash: '', credentialVersion: 0 },
      phone: toAddress(phone ?? undefined, phoneVerified),
      email: toAddress(canonicalEmail(email ?? ''), emailVerified),
      locale: pickLocale(locale, DEFAULT_LOCALE),
    };
    return this.withVersion(known, version);
  }

  /** Account of this version: the service is told it when it sets a password, sessions and tickets have a digest of it. */
  private withVersion(account: Account, version: string): Account {
    return {
      ...account,
      passwordHash: version,
      credentialVersion: this.versions.of(account.app, account.id, [version]),
    };
  }

  private clientOf(app: string): ServiceClient {
    const client = this.clients.get(app);
    if (!client) throw new StatedError('the client application has no service of accounts');
    return client;
  }
}

const isPossibleId = (id: string): boolean => /^[!-~]{1,64}$/.test(id) && id !== NO_ACCOUNT;

/** Id as a 32-bit integer; 0 for one that is none. */
const numberOf = (id: string): number => (/^[1-9]\d{0,9}$/.test(id) && Number(id) <= MAX_NUMBER ? Number(id) : 0);

const toAddress = (value: string | undefined, isVerified: boolean): Address | undefined =>
  value === undefined ? undefined : { value, isVerified };
