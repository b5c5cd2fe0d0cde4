import { Injectable } from '@nestjs/common';
import { DAY_MS, type Locale } from '../common';
import { Database } from '../database';
import { type Challenge, NO_CHALLENGE } from './challenge';
import type { LockedRateWindows, ScalarQuery } from './limits/rate-window.sql-store';
import { packCodes, type StoredCode, unpackCodes } from './stored-codes';
import { MINUTE_MS, type WrongAttempts, type WrongAttemptsOfMinute, WrongAttemptTally } from './wrong-attempt-tally';

/** Challenge as it was read from its row. */
export interface StoredChallenge extends Challenge {
  /** Database time at which it was read, ms since 1970. */
  readonly readAt: number;
  /** Column of its codes, by which a change of them notices any other. */
  readonly packedCodes: string;
}

/** New challenge, with its codes. */
export interface NewChallenge {
  readonly id: string;
  readonly scopeKey: string;
  readonly lifetimeSeconds: number;
  readonly locale?: Locale | undefined;
  readonly isDecoy?: boolean | undefined;
  readonly codes: readonly StoredCode[];
}

/** Number of placeholders, which a migration has created: rows to which attempts are charged where there is no challenge. */
const PLACEHOLDERS = 64;

/** Placeholder that is read where there is no challenge: that takes as long as to read one. */
const NO_ROW = 'none-0';

/** More attempts than any row has. */
const MAX_ATTEMPTS = 2 ** 31 - 1;

/**
 * Stores challenges, each in one row with its codes. Each method that changes data is one atomic statement; those that open or
 * extend a challenge need the lock of the scope's attempt window, so that a scope has one writer at a time.
 */
@Injectable()
export class ChallengeStore {
  private readonly tally = new WrongAttemptTally();
  private placeholder = 0;

  constructor(private readonly database: Database) {}

  /**
   * Query of the newest challenge of a scope; of the former scope where this one has none, and of a placeholder where neither
   * has. It is asked with the lock of the scope's attempt window, and answered for {@link newestOf}.
   */
  newestQuery(scopeKey: string, formerKey = scopeKey): ScalarQuery {
    /* It depends on the locked row, or else MariaDB would answer it before it has the lock. */
    const key = `CASE WHEN otp_rate_windows.id = '' THEN '' ELSE ? END`;
    const newest = `SELECT id FROM otp_challenges WHERE scope_key = ${key} ORDER BY created_at DESC, id DESC LIMIT 1`;
    const sql = `SELECT CAST(JSON_OBJECT('id', c.id, 'scopeKey', c.scope_key, 'state', c.state, 'attempts', c.attempts,
         'sends', c.sends, 'locale', c.locale, 'expiresAt', c.expires_at, 'codes', c.codes) AS CHAR)
       FROM otp_challenges c WHERE c.id = COALESCE((${newest}), (${newest}), ?)`;
    return { sql, values: [scopeKey, formerKey, NO_ROW] };
  }

  /** Newest challenge from the answer to {@link newestQuery}. Returns undefined when no code was ever requested. */
  newestOf({ answer, now }: Pick<LockedRateWindows, 'answer' | 'now'>): StoredChallenge | undefined {
    if (answer === null) return undefined;
    const challenge = toChallenge(JSON.parse(answer) as ChallengeRow, now);
    return challenge.id === NO_ROW ? undefined : challenge;
  }

  /** Creates a challenge with one send. */
  async open({ id, scopeKey, lifetimeSeconds, locale, isDecoy = false, codes }: NewChallenge): Promise<void> {
    const { now } = this.database;
    await this.database.execute(
      `INSERT INTO otp_challenges (id, scope_key, decoy, state, attempts, sends, locale, codes, created_at, expires_at)
       VALUES (?, ?, ?, 'pending', 0, 1, ?, ?, ${now}, ${now} + ?)`,
      [id, scopeKey, isDecoy ? 1 : 0, locale ?? null, packCodes(codes), lifetimeSeconds * 1000],
    );
  }

  /** Adds a code, in this language: counts one more send, and extends the challenge's lifetime to that of the code. */
  async addCode(
    { id, codes }: Challenge,
    code: StoredCode,
    { lifetimeSeconds, locale }: Pick<NewChallenge, 'lifetimeSeconds' | 'locale'>,
  ): Promise<void> {
    await this.database.execute(
      `UPDATE otp_challenges SET sends = sends + 1, locale = ?, codes = ?, expires_at = ${this.latest()} WHERE id = ?`,
      [locale ?? null, packCodes([code, ...codes]), ...this.latestValues(lifetimeSeconds), id],
    );
  }

  /**
   * Counts one wrong attempt. Returns true if the challenge was pending, not expired and had attempts left: else the
   * comparison must not be told. Of parallel callers exactly as many win as attempts were left. Without an id it counts at a
   * placeholder, which takes as long, and returns false.
   */
  async chargeAttempt(id: string | undefined, maxAttempts: number): Promise<boolean> {
    const charged = await this.database.execute(
      `UPDATE otp_challenges SET attempts = attempts + 1 WHERE id = ? AND ${this.isOpen}`,
      id === undefined ? [this.nextPlaceholder(), MAX_ATTEMPTS] : [id, maxAttempts],
    );
    return charged === 1 && id !== undefined;
  }

  /**
   * Marks a code as accepted, which can then be consumed for `redeemSeconds`, if an attempt at the challenge would be
   * charged. Exactly one caller gets true.
   */
  async accept(
    { id, codes, packedCodes, readAt }: StoredChallenge,
    seq: number,
    { maxAttempts, redeemSeconds }: { readonly maxAttempts: number; readonly redeemSeconds: number },
  ): Promise<boolean> {
    if (!codes.some((code) => code.seq === seq && !code.isAccepted)) return false;
    const expiresAt = readAt + redeemSeconds * 1000;
    const changed = codes.map((code) => (code.seq === seq ? { ...code, isAccepted: true, expiresAt } : code));
    const accepted = await this.database.execute(
      `UPDATE otp_challenges SET codes = ?, expires_at = ${this.latest()} WHERE id = ? AND codes = ? AND ${this.isOpen}`,
      [packCodes(changed), ...this.latestValues(redeemSeconds), id, packedCodes, maxAttempts],
    );
    return accepted === 1;
  }

  /** Ends the challenge, if an attempt at it would be charged. Exactly one caller gets true. */
  async consume(id: string, maxAttempts: number): Promise<boolean> {
    const consumed = await this.database.execute(
      `UPDATE otp_challenges SET state = 'spent' WHERE id = ? AND ${this.isOpen}`,
      [id, maxAttempts],
    );
    return consumed === 1;
  }

  /** Ends a challenge, whether its codes are good or not. */
  async end(id: string): Promise<void> {
    await this.database.execute("UPDATE otp_challenges SET state = 'spent' WHERE id = ? AND state = 'pending'", [id]);
  }

  /**
   * Numbers of wrong attempts over all challenges that ended within 24 hours (to the minute) or have not ended yet; decoys
   * apart. Cost: the first call reads the challenges of a day, each later one those that ended since the call before.
   */
  async wrongAttemptsOfDay(): Promise<WrongAttempts> {
    const { now } = this.database;
    const { since } = this.tally;
    const rows = await this.database.query<TallyRow>(
      `SELECT clock.now, ended.* FROM (SELECT ${now} AS now) clock LEFT JOIN (
         SELECT expires_at - expires_at % ${String(MINUTE_MS)} AS minute, decoy, state, SUM(attempts) AS attempts
         FROM otp_challenges WHERE expires_at > ${now} - ? AND expires_at >= ? AND attempts > 0 AND decoy < 2
         GROUP BY expires_at - expires_at % ${String(MINUTE_MS)}, decoy, state) ended ON 1 = 1`,
      [DAY_MS, since],
    );
    const read = rows.filter((row): row is Extract<TallyRow, WrongAttemptsOfMinute> => row.minute !== null);
    return this.tally.update(since, rows[0]?.now ?? 0, read);
  }

  /** Deletes at most `limit` challenges that expired over a day ago. Returns their number. */
  async purge(limit: number): Promise<number> {
    const longAgo = `${this.database.now} - ${String(DAY_MS)}`;
    return (await this.database.deleteSome('otp_challenges', 'id', `expires_at < ${longAgo}`, limit)).length;
  }

  /** Id of the next placeholder in turn, so that parallel attempts do not wait for each other. */
  private nextPlaceholder(): string {
    this.placeholder = (this.placeholder + 1) % PLACEHOLDERS;
    return `none-${String(this.placeholder)}`;
  }

  /** SQL condition under which an attempt is charged; its placeholder is the maximum number of attempts. */
  private get isOpen(): string {
    return `state = 'pending' AND attempts < ? AND expires_at > ${this.database.now}`;
  }

  /** SQL expression of the later one of the current expiry and a lifetime from now. */
  private latest(): string {
    return `CASE WHEN expires_at > ${this.database.now} + ? THEN expires_at ELSE ${this.database.now} + ? END`;
  }

  private latestValues(lifetimeSeconds: number): [number, number] {
    return [lifetimeSeconds * 1000, lifetimeSeconds * 1000];
  }
}

/** Time of the database beside a sum, or alone where there is none. */
type TallyRow = { readonly now: number } & (WrongAttemptsOfMinute | { readonly minute: null });

/** Members of the answer to {@link ChallengeStore.newestQuery}. */
interface ChallengeRow extends Omit<Challenge, 'isLive' | 'locale' | 'codes'> {
  readonly locale: Locale | null;
  readonly expiresAt: number;
  readonly codes: string | null;
}

/** Codes of the placeholder: one, as most challenges have. */
const NO_CODES = packCodes(NO_CHALLENGE.codes);

function toChallenge({ codes, expiresAt, locale, ...row }: ChallengeRow, now: number): StoredChallenge {
  const packedCodes = codes ?? (row.id === NO_ROW ? NO_CODES : '[]');
  const read = { codes: unpackCodes(packedCodes, now), packedCodes, readAt: now };
  return { ...row, ...read, locale: locale ?? undefined, isLive: expiresAt > now };
}
