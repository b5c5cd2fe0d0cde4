/** What was decided. */
export type AuditEvent =
  'send-code' | 'send-link' | 'verify-code' | 'reset-password' | 'register' | 'create-account' | 'sign-in';

/** One decision of the core: who asked for what, from where, and how it ended. Never a code, password or token. */
export interface Decision {
  readonly app: string;
  readonly event: AuditEvent;
  /** `done`, or the reason of the refusal. */
  readonly outcome: string;
  readonly purpose?: string;
  readonly accountId?: string;
  /** The address that was written to, masked. */
  readonly target?: string;
  readonly ip: string;
}

/** The append-only record of decisions. */
export abstract class AuditLog {
  /** Appends in the current transaction, so that a decision and its record stand or fall together. */
  abstract record(decision: Decision): Promise<void>;
  /** Forgets decisions that are older than 180 days, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
