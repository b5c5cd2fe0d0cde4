import type { LeasedRow, OutboxRow, OutboxStore, Postponement } from '../../src/notification/outbox/outbox.store';
import type { StoredRow } from '../doubles/in-memory-outbox.store';

/** OutboxStore under test, with its clock and its rows. */
export interface OutboxContractSetup {
  readonly store: OutboxStore;
  /** Advances the clock of the outbox. */
  advance(seconds: number): void;
  find(id: string): Promise<StoredRow | undefined>;
}

export const LEASE_SECONDS = 30;

export const aRow = (id: string, rest: Partial<OutboxRow> = {}): OutboxRow => ({
  id,
  app: 'default',
  channel: 'sms',
  template: 'recover-code',
  locale: 'en',
  reference: 'ABC',
  maskedRecipient: '+86138****1234',
  country: 'CN',
  code: null,
  payload: `sealed ${id}`,
  lifetimeSeconds: 300,
  ...rest,
});

export const later: Postponement = { delayMs: 2_000, attempts: 1, boundTo: null, refusedBy: [], why: 'http 503' };

/** The first row of a lease, which must have one. */
export async function leaseOne({ store }: OutboxContractSetup, owner: string): Promise<LeasedRow> {
  const { rows } = await store.lease({ owner, limits: { sms: 1, email: 0 }, seconds: LEASE_SECONDS });
  const [row] = rows;
  if (!row) throw new Error('nothing was handed out');
  return row;
}
