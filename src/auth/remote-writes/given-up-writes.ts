import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AuditRecorder } from '../../audit';
import { done, errorLabel, RefusedException } from '../../common';
import type { Account } from '../accounts/account';
import { AccountDirectories } from '../accounts/account-directories';
import { RemoteResetEffects } from '../recovery/remote-reset-effects';
import { RemoteRegistrar } from '../registration/remote-registrar';
import type { RemoteWrite } from './remote-write.sql-store';
import { RemoteWrites } from './remote-writes';

const INTERVAL_MS = 10_000;

/** Maximum number of writes that are ended in one run. */
const BATCH = 100;

/** Client address of what this job decides. */
const NO_CLIENT = 'local';

/**
 * Ends writes at services whose results no request has fetched within a minute: the process was killed, or the service gave no
 * answer. What the service has now decides: with the old version of the credentials, or without the new account, the proof is
 * free again; else it is ended, and the owner notified as after any reset. While a service gives no answer, its writes stay.
 */
@Injectable()
export class GivenUpWrites implements BeforeApplicationShutdown {
  private readonly logger = new Logger(GivenUpWrites.name);
  private running: Promise<void> | undefined;

  constructor(
    private readonly writes: RemoteWrites,
    private readonly directories: AccountDirectories,
    private readonly effects: RemoteResetEffects,
    private readonly registrar: RemoteRegistrar,
    private readonly audit: AuditRecorder,
  ) {}

  /** Ends the writes that may be given up. Of several processes that meet at one write, one ends it. Never rejects. */
  @Interval(INTERVAL_MS)
  endAll(): Promise<void> {
    this.running ??= this.endEach().finally(() => (this.running = undefined));
    return this.running;
  }

  /** Waits for the run that is under way: the database closes later in the shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  private async endEach(): Promise<void> {
    if (!this.directories.haveRemote) return;
    try {
      await this.writes.purge(BATCH);
      for (const write of await this.writes.givenUp(BATCH)) await this.end(write);
    } catch (error) {
      this.logger.warn(`writes at services: not ended, next try in ten seconds (${errorLabel(error)})`);
    }
  }

  private async end(write: RemoteWrite): Promise<void> {
    try {
      const account = await this.writtenAccount(write);
      await this.writes.end(write, (isFirst) => (isFirst && account ? this.conclude(write, account) : nothing));
    } catch (error) {
      if (!(error instanceof RefusedException)) throw error;
    }
  }

  /** Account as the service has it, if the write, or another one, has changed or made it. Throws without an answer. */
  private async writtenAccount(write: RemoteWrite): Promise<Account | undefined> {
    const { kind, app, subject, storedVersion } = write;
    if (kind === 'register') return this.registrar.find(this.directories, write);
    const account = await this.directories.findById(app, subject);
    return account?.passwordHash === storedVersion ? undefined : account;
  }

  private async conclude(write: RemoteWrite, account: Account): Promise<void> {
    const isReset = write.kind === 'reset';
    if (isReset) await this.effects.apply(write, account);
    else await this.registrar.conclude(write, account);
    const event = isReset ? 'reset-password' : 'register';
    await this.audit.record({ app: write.app, ip: NO_CLIENT }, { event, accountId: account.id }, done(undefined));
  }
}

const nothing = Promise.resolve();
