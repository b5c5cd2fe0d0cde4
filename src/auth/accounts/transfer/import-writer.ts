import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../../audit';
import { done, UnitOfWork } from '../../../common';
import { isDuplicate } from '../../../database';
import { type AccountEventType, EventRecorder } from '../../../events';
import { AccountTransferStore, type HashedAccount, type StoredAccount } from './account-transfer.sql-store';
import { type Candidate, type ImportPlan, planImport } from './import-plan';

/** Batch of an import: its client application, and what becomes of records whose account exists and differs. */
export interface BatchCommand {
  readonly app: string;
  readonly onConflict: 'skip' | 'update';
  readonly isDryRun: boolean;
}

/** Number of times that a batch is tried when another process takes one of its names meanwhile. */
const MAX_TRIES = 3;

/** Writes the accounts of an import, batch by batch. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly store: AccountTransferStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditRecorder,
    private readonly events: EventRecorder,
  ) {}

  /**
   * Writes one batch in one transaction, unless it is a dry run; once more when another process takes one of its names meanwhile.
   */
  async write(command: BatchCommand, candidates: readonly Candidate[]): Promise<ImportPlan> {
    for (let tried = 1; ; tried++) {
      try {
        return await this.unitOfWork.run(() => this.writeOnce(command, candidates));
      } catch (error) {
        if (!isDuplicate(error) || tried === MAX_TRIES) throw error;
      }
    }
  }

  private async writeOnce(command: BatchCommand, candidates: readonly Candidate[]): Promise<ImportPlan> {
    const { app, isDryRun } = command;
    const existing = await this.store.findExisting(
      app,
      candidates.map(({ account }) => account),
    );
    const plan = planImport(command, candidates, existing);
    if (isDryRun) return plan;
    await this.store.insertAll(app, plan.added);
    for (const [stored, account] of plan.replaced) {
      await this.store.replace(stored.number, account);
      await this.tellChanges(stored, account);
    }
    if (plan.added.length + plan.replaced.length > 0)
      await this.audit.record({ app, ip: 'local' }, { event: 'import-accounts' }, done(undefined));
    return plan;
  }

  /** Tells the owner's software what changed of an account. Accounts that are added are not told: the file is the owner's. */
  private async tellChanges(before: StoredAccount, after: HashedAccount): Promise<void> {
    const account = { app: before.app, id: before.id, username: after.username?.name };
    for (const type of changesOf(before, after)) await this.events.aboutAccount(type, account);
  }
}

const CHANGES: readonly (readonly [AccountEventType, (before: StoredAccount, after: HashedAccount) => boolean])[] = [
  ['account.password-changed', (before, { isNewHash, hash }) => isNewHash || hash !== before.password_hash],
  ['account.phone-changed', (before, { phone }) => phone?.value !== (before.phone ?? undefined)],
  ['account.email-changed', (before, { email }) => email?.value !== (before.email ?? undefined)],
];

const changesOf = (before: StoredAccount, after: HashedAccount): readonly AccountEventType[] =>
  CHANGES.filter(([, hasChanged]) => hasChanged(before, after)).map(([type]) => type);
