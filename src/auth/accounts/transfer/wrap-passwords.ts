import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../../audit';
import { done, UnitOfWork } from '../../../common';
import { formatOf } from '../formats/formats';
import { canWrap } from '../formats/wrapped';
import { PasswordHasher } from '../password.hasher';
import { AccountTransferStore, type StoredPassword } from './account-transfer.sql-store';

export interface WrapPasswordsCommand {
  readonly app: string;
  readonly isDryRun: boolean;
}

/** Result of one batch. */
export interface WrapResult {
  /** Accounts that were looked at. */
  readonly accounts: number;
  /** Stored passwords that are, or in a dry run would be, replaced, counted by their format. */
  readonly wrapped: Readonly<Partial<Record<string, number>>>;
  /** Number of those whose person signed in or chose another password meanwhile, which stays. */
  readonly overtaken: number;
  /** Number of those that no sign-in can verify, or whose wrapped form is too long to be stored. */
  readonly left: number;
}

/** Number of accounts in a batch: the hasher takes that many at once, and one transaction writes them. */
const BATCH = 32;

/**
 * Use case of operators: “Protect the weak stored passwords of people who do not sign in.” Each is replaced by argon2id of its
 * digest, and by argon2id of the password itself at the next sign-in. Sessions, tickets and codes stay.
 */
@Injectable()
export class WrapPasswords {
  constructor(
    private readonly store: AccountTransferStore,
    private readonly hasher: PasswordHasher,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditRecorder,
  ) {}

  /** Number of accounts of the client application, to be looked at. */
  count(app: string): Promise<number> {
    return this.store.count(app);
  }

  /** Wraps batch by batch, by the accounts' numbers. A repeated run passes over what is wrapped already. */
  async *execute({ app, isDryRun }: WrapPasswordsCommand): AsyncGenerator<WrapResult> {
    for (let after = 0; ;) {
      const page = await this.store.passwords(app, after, BATCH);
      if (page.length > 0) yield await this.wrapBatch(app, page, isDryRun);
      if (page.length < BATCH) return;
      after = page.at(-1)?.number ?? after;
    }
  }

  private async wrapBatch(app: string, page: readonly StoredPassword[], isDryRun: boolean): Promise<WrapResult> {
    const weak = page.flatMap((account) => {
      const found = formatOf(account.hash);
      return found?.format.isStrong(found.text) ? [] : [{ account, found }];
    });
    const fit = weak.flatMap(({ account, found }) =>
      found && canWrap(account.hash, found) ? [{ account, format: found.format.name }] : [],
    );
    const overtaken = isDryRun || fit.length === 0 ? 0 : await this.replace(app, fit);
    return { accounts: page.length, wrapped: countFormats(fit), overtaken, left: weak.length - fit.length };
  }

  /**
   * Replaces the stored passwords of a batch, each only where it is still the one that was wrapped: a sign-in or a reset
   * meanwhile wins. Returns the number of those that were not replaced.
   */
  private async replace(app: string, batch: readonly { readonly account: StoredPassword }[]): Promise<number> {
    const wrapped = await Promise.all(
      batch.map(async ({ account }) => [account, await this.hasher.wrap(account.hash)] as const),
    );
    return this.unitOfWork.run(async () => {
      let overtaken = 0;
      for (const [{ number, hash }, to] of wrapped)
        if (to === undefined || !(await this.store.replacePassword(number, hash, to))) overtaken++;
      await this.audit.record({ app, ip: 'local' }, { event: 'wrap-passwords' }, done(undefined));
      return overtaken;
    });
  }
}

function countFormats(accounts: readonly { readonly format: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { format } of accounts) counts[format] = (counts[format] ?? 0) + 1;
  return counts;
}
