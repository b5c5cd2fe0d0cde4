import { StatedError } from '../../common';
import type { EventAccount, EventRecorder } from '../../events';
import type { Account, NewAccount } from './account';
import { AccountDirectory } from './account.directory';
import type { AccountSources } from './sources/account-sources';
import type { LocalAccountDirectory } from './local-account.directory';
import { RemoteAccountDirectory } from './remote-account.directory';

/** Directory of each kind of accounts. */
export interface DirectoryKinds {
  readonly own: LocalAccountDirectory;
  readonly table: LocalAccountDirectory;
  /** Tables on other servers. */
  readonly remoteTable?: RemoteAccountDirectory;
  readonly service?: RemoteAccountDirectory;
}

/** Directory of the accounts of all client applications: passes each look-up on to the directory of the application's kind. */
export class AccountDirectories extends AccountDirectory {
  constructor(
    private readonly sources: AccountSources,
    private readonly kinds: DirectoryKinds,
    private readonly events: Pick<EventRecorder, 'aboutAccount'> = { aboutAccount: () => Promise.resolve() },
  ) {
    super();
  }

  /** True where the accounts are in the table of regain, which statements may join. */
  isOwn(app: string): boolean {
    return this.sources.of(app).kind === 'own';
  }

  /** Directory of the accounts of a client application. */
  of(app: string): LocalAccountDirectory | RemoteAccountDirectory {
    const source = this.sources.of(app);
    const isElsewhere = source.kind === 'table' && source.database !== undefined;
    const directory = isElsewhere ? this.kinds.remoteTable : this.kinds[source.kind];
    if (!directory) throw new StatedError(`accounts of the kind ${source.kind} are not available`);
    return directory;
  }

  /** Directory of a client application whose accounts lie in the database of regain. Throws for any other. */
  local(app: string): LocalAccountDirectory {
    const directory = this.of(app);
    if (directory instanceof RemoteAccountDirectory) throw new StatedError(`the accounts of ${app} lie elsewhere`);
    return directory;
  }

  /** True when the accounts of some client application lie elsewhere. */
  get haveRemote(): boolean {
    return this.sources.services.size + this.sources.remoteTables.size > 0;
  }

  /** Directory of a client application whose accounts lie elsewhere; undefined for any other. */
  remote(app: string): RemoteAccountDirectory | undefined {
    const directory = this.of(app);
    return directory instanceof RemoteAccountDirectory ? directory : undefined;
  }

  /** True where accounts may be added. */
  canAdd(app: string): boolean {
    return this.of(app).canAdd(app);
  }

  /**
   * Adds an account and tells the owner's software, in the current transaction. Throws where no account can be added; see
   * {@link LocalAccountDirectory.add}.
   */
  async add(account: NewAccount, ip: string): Promise<{ readonly id: string } | undefined> {
    const added = await this.local(account.app).add(account, ip);
    if (added) await this.tellAdded({ ...account, id: added.id });
    return added;
  }

  /** Deletes an account where regain has it, in the current transaction; returns whether it did. */
  async remove(app: string, id: string): Promise<boolean> {
    const directory = this.of(app);
    return !(directory instanceof RemoteAccountDirectory) && directory.remove(app, id);
  }

  /** Tells the owner's software of an added account, in the current transaction. */
  tellAdded(account: EventAccount): Promise<void> {
    return this.events.aboutAccount('account.registered', account);
  }

  findById(app: string, id: string): Promise<Account | undefined> {
    return this.of(app).findById(app, id);
  }

  findByUsername(app: string, key: string, typed?: string): Promise<readonly Account[]> {
    return this.of(app).findByUsername(app, key, typed);
  }

  findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]> {
    return this.of(app).findByVerifiedPhone(app, e164);
  }

  findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]> {
    return this.of(app).findByVerifiedEmail(app, email);
  }
}
