import { Injectable } from '@nestjs/common';
import { AuthOptions } from '../../auth.config';
import { normalizePassword } from '../new-passwords';
import { PasswordHasher } from '../password.hasher';
import { type AccountRecord, type ImportedAccount, parseRecord, RecordError, type RecordRules } from './account-record';
import type { HashedAccount } from './account-transfer.sql-store';
import type { Candidate, RejectedRecord } from './import-plan';
import { ImportWriter } from './import-writer';

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

/**
 * Use case of operators: “These people have accounts.” Stored passwords keep their format until the next sign-in. A record
 * that was imported before is left alone, so that an import which was interrupted is repeated from the start.
 */
@Injectable()
export class ImportAccounts {
  constructor(
    private readonly writer: ImportWriter,
    private readonly hasher: PasswordHasher,
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
    const plan = await this.writer.write(command, candidates);
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
}
