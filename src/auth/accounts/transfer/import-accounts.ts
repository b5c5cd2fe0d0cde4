import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../../audit';
import { done, UnitOfWork } from '../../../common';
import { isDuplicate } from '../../../database';
import { AuthOptions } from '../../auth.config';
import { normalizePassword } from '../new-passwords';
import { PasswordHasher } from '../password.hasher';
import { type AccountRecord, type ImportedAccount, parseRecord, RecordError, type RecordRules } from './account-record';
import { AccountTransferStore, type HashedAccount } from './account-transfer.sql-store';
import { type Candidate, type ImportPlan, planImport, type RejectedRecord } from './import-plan';

/** Record with its line in the file, counted from 1. */
export interface NumberedRecord {
  readonly line: number;
  readonly record: AccountRecord;
}

export interface ImportAccountsCommand {
  readonly app: string;
  /** Consecutive records of a file: one transaction, so some hundreds at most. */
  readonly records: readonly NumberedRecord[];
  readonly rules: Omit<RecordRules, 'defaultRegion'>;
  /** Fate of a record whose account exists and differs: it is rejected, or replaces what is stored. */
  readonly onConflict: 'skip' | 'update';
  readonly isDryRun: boolean;
}

export interface ImportResult {
  readonly added: number;
  readonly updated: number;
  /** Records that were imported before, and have not changed since. */
  readonly unchanged: number;
  readonly withoutVerifiedAddress: number;
  readonly rejected: readonly RejectedRecord[];
}

/** Number of times that a batch is tried when another process takes one of its names meanwhile. */
const MAX_TRIES = 3;

/**
 * Use case of operators: “These people have accounts.” Stored passwords keep their format until the next sign-in. A record
 * that was imported before is left alone, so that an import which was interrupted is repeated from the start.
 */
@Injectable()
export class ImportAccounts {
  constructor(
    private readonly store: AccountTransferStore,
    private readonly hasher: PasswordHasher,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditRecorder,
    private readonly options: AuthOptions,
  ) {}

  /** Imports one batch as a whole, except for the records that it rejects. */
  async execute(command: ImportAccountsCommand): Promise<ImportResult> {
    const rejected: RejectedRecord[] = [];
    const candidates: Candidate[] = [];
    for (const { line, record } of command.records) {
      try {
        const account = parseRecord(record, { ...command.rules, defaultRegion: this.options.defaultRegion });
        candidates.push({ line, account: await this.hashed(account) });
      } catch (error) {
        if (!(error instanceof RecordError)) throw error;
        rejected.push({ line, field: error.field, reason: error.message });
      }
    }
    const plan = await this.write(command, candidates);
    return {
      added: plan.added.length,
      updated: plan.replaced.length,
      unchanged: plan.unchanged,
      withoutVerifiedAddress: plan.added.filter(({ phone, email }) => !phone?.isVerified && !email?.isVerified).length,
      rejected: [...rejected, ...plan.rejected].sort((a, b) => a.line - b.line),
    };
  }

  private async hashed({ password, ...account }: ImportedAccount): Promise<HashedAccount> {
    if ('hash' in password) return { ...account, hash: password.hash, isNewHash: false };
    return { ...account, hash: await this.hasher.hash(normalizePassword(password.plain)), isNewHash: true };
  }

  private async write(command: ImportAccountsCommand, candidates: readonly Candidate[]): Promise<ImportPlan> {
    for (let tried = 1; ; tried++) {
      try {
        return await this.unitOfWork.run(() => this.writeOnce(command, candidates));
      } catch (error) {
        if (!isDuplicate(error) || tried === MAX_TRIES) throw error;
      }
    }
  }

  private async writeOnce(command: ImportAccountsCommand, candidates: readonly Candidate[]): Promise<ImportPlan> {
    const { app, isDryRun } = command;
    const existing = await this.store.findExisting(
      app,
      candidates.map(({ account }) => account),
    );
    const plan = planImport(command, candidates, existing);
    if (isDryRun) return plan;
    await this.store.insertAll(app, plan.added);
    for (const [number, account] of plan.replaced) await this.store.replace(number, account);
    if (plan.added.length + plan.replaced.length > 0)
      await this.audit.record({ app, ip: 'local' }, { event: 'import-accounts' }, done(undefined));
    return plan;
  }
}
