/** Table that grows with requests, and how long its rows are kept. */
export interface Retention {
  readonly table: string;
  /** Time from the writing of a row to its deletion, ms. */
  readonly keptMs: number;
  /** Why so long, for the documents. */
  readonly why: string;
  /** Expressions of columns in rows that have ended, where they differ from those of a new row. */
  readonly columns?: Readonly<Record<string, string>>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Lifetime of codes and tickets. */
const CODE_MS = 10 * MINUTE_MS;

/** Message that was delivered: nothing waits for it, and its content is wiped. */
const DELIVERED = {
  ...{ state: `'accepted'`, lane: 'NULL', due_at: 'NULL', payload: 'NULL', lease_owner: 'NULL', vendor: `'webhook'` },
  vendor_message_id: `MD5(CONCAT('message', n))`,
};

export const RETENTION: readonly Retention[] = [
  { table: 'otp_rate_windows', keptMs: 2 * DAY_MS, why: 'the longest window is a day' },
  {
    table: 'otp_challenges',
    keptMs: DAY_MS + CODE_MS,
    why: 'wrong codes are counted over a day',
    columns: { attempts: 'IF(n % 20 = 0, 1, 0)', state: `IF(n % 10 < 7, 'spent', 'pending')` },
  },
  { table: 'auth_tickets', keptMs: DAY_MS + CODE_MS, why: 'a used ticket is told from an unknown one' },
  { table: 'notification_outbox', keptMs: 7 * DAY_MS, why: 'receipts and statistics', columns: DELIVERED },
  { table: 'audit_entries', keptMs: 180 * DAY_MS, why: 'the audit period' },
  { table: 'auth_sessions', keptMs: 30 * DAY_MS, why: 'the longest time without a use; 90 days with one' },
  { table: 'auth_counters', keptMs: 90 * DAY_MS, why: 'known addresses of an account' },
  { table: 'auth_nonces', keptMs: 10 * MINUTE_MS, why: 'the time in which a signature is good' },
  { table: 'captcha_captchas', keptMs: 15 * MINUTE_MS, why: 'a late answer is told from a wrong one' },
];
