import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { errorLabel, ExpectedError, RefusedException, StatedError, unavailable, UnitOfWork } from '../../../common';
import { AuthOptions } from '../../auth.config';
import { type Account, passwordOwnerOf, viewOf } from '../account';
import { hasUsername } from '../identifiers';
import { LocalPasswords } from '../local-passwords';
import { PasswordHasher } from '../password.hasher';
import {
  type NewRemoteAccount,
  RemoteAccountDirectory,
  type RemoteChange,
  type RemoteCreation,
} from '../remote-account.directory';
import type { OwnerTable } from '../table/owner-table';
import type { TableAccountDirectory } from '../table/table-account.directory';
import { type RemoteTable, RemoteTableOpener } from './remote-table.opener';

/** Account whose stored password only this directory sees: elsewhere its version stands in its place. */
interface TableAccount extends Account {
  readonly stored: string;
}

/** Seconds after which a client may ask again. */
const RETRY_SECONDS = 5;

/**
 * Accounts in tables of owners on other servers, by client application. A new password is hashed with a salt that follows from
 * the key of its call, so that the same call makes the same: a call that is repeated finds whether it has written before.
 */
@Injectable()
export class RemoteTableDirectory extends RemoteAccountDirectory implements OnModuleInit {
  private readonly log = new Logger('accounts');
  private opened: ReadonlyMap<string, RemoteTable> = new Map();

  /** `unitOfWork` is that of regain's own database, in which the names of new accounts are locked. */
  constructor(
    private readonly options: AuthOptions,
    private readonly opener: RemoteTableOpener,
    private readonly hasher: PasswordHasher,
    private readonly passwords: LocalPasswords,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  /** Throws a ConfigError for a server that does not let this process in, and for a table that cannot be used. */
  async onModuleInit(): Promise<void> {
    this.opened = await this.opener.openAll(this.options.accounts);
  }

  /** Tables of all client applications that have one on another server. */
  get tables(): readonly RemoteTable[] {
    return [...this.opened.values()];
  }

  canAdd(app: string): boolean {
    return this.tableOf(app).directory.canAdd(app);
  }

  async findById(app: string, id: string): Promise<Account | undefined> {
    const found = await this.reach(app, ({ directory }) => directory.findById(app, id));
    return found && withoutPassword(found);
  }

  findByUsername(app: string, key: string, typed?: string): Promise<readonly Account[]> {
    return this.findAll(app, ({ directory }) => directory.findByUsername(app, key, typed));
  }

  findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]> {
    return this.findAll(app, ({ directory }) => directory.findByVerifiedPhone(app, e164));
  }

  findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]> {
    return this.findAll(app, ({ directory }) => directory.findByVerifiedEmail(app, email));
  }

  async verifyPassword(app: string, account: Account | undefined, password: string): Promise<Account | undefined> {
    const stored = account && { ...account, passwordHash: (account as TableAccount).stored };
    const verified = await this.reach(app, ({ directory }) => this.passwords.verify(directory, app, password, stored));
    return verified && withoutPassword(verified);
  }

  setPassword(account: Account, password: string, key: string, ip: string): Promise<RemoteChange> {
    const { app, id } = account;
    return this.reach(app, async ({ directory, table }) => {
      const made = await this.make(directory, account, password, key);
      const current = await directory.findById(app, id);
      if (!current) return 'stale';
      const isReserved = withoutPassword(current).passwordHash === account.passwordHash;
      if (isReserved && (await directory.changePassword(current, made, ip))) return 'changed';
      const now = await directory.findById(app, id);
      return now && isStored(table, now, made) ? 'changed' : 'stale';
    });
  }

  create(account: NewRemoteAccount, password: string, key: string, ip: string): Promise<RemoteCreation> {
    const { app, username, phone } = account;
    return this.reach(app, async ({ directory, table }) => {
      const made = await this.make(directory, { app, id: '', number: 0, username }, password, key);
      const added = await this.unitOfWork.run(() => directory.add(toNewAccount(account, made), ip));
      const holders = await directory.findByVerifiedPhone(app, phone);
      const found = holders.find((holder) => hasUsername(holder, username));
      if (!found || (!added && !isStored(table, found, made))) return 'taken';
      return { created: viewOf(found) };
    });
  }

  private make(
    directory: TableAccountDirectory,
    account: Pick<Account, 'app' | 'id' | 'number' | 'username'>,
    password: string,
    key: string,
  ): Promise<string> {
    return this.hasher.hash(password, directory.formatOf(account.app), passwordOwnerOf(account), key);
  }

  private async findAll(
    app: string,
    find: (table: RemoteTable) => Promise<readonly Account[]>,
  ): Promise<readonly Account[]> {
    return (await this.reach(app, find)).map(withoutPassword);
  }

  /** Works on a table. Throws a RefusedException (`unavailable`) when its server fails. */
  private async reach<T>(app: string, work: (table: RemoteTable) => Promise<T>): Promise<T> {
    try {
      return await work(this.tableOf(app));
    } catch (error) {
      if (error instanceof ExpectedError) throw error;
      this.log.warn(`the database that has the accounts of ${app} failed: ${errorLabel(error)}`);
      throw new RefusedException(unavailable(RETRY_SECONDS));
    }
  }

  private tableOf(app: string): RemoteTable {
    const table = this.opened.get(app);
    if (!table) throw new StatedError(`the accounts of ${app} are in no table of another server`);
    return table;
  }
}

/** Account whose stored password is replaced by its version, for the rest of regain. */
const withoutPassword = (account: Account): TableAccount => ({
  ...account,
  stored: account.passwordHash,
  passwordHash: String(account.credentialVersion),
});

/** True when what is stored for the password of an account is exactly what was made for it. */
const isStored = ({ passwords }: OwnerTable, { passwordHash }: Account, made: string): boolean =>
  passwordHash === passwords.linesOf(passwords.divide(made));

const toNewAccount = ({ app, username, phone, email, locale }: NewRemoteAccount, passwordHash: string) => ({
  ...{ app, username, locale, passwordHash, ownsAddresses: true },
  phone: { value: phone, isVerified: true },
  email: email === undefined ? undefined : { value: email, isVerified: false },
});
