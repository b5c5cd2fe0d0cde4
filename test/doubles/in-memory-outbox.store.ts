import type { ChannelKind, Clock } from '../../src/common';
import type { CodeReference } from '../../src/notification/outgoing-message';
import {
  CHANNELS,
  EXPIRED_AT_A_TIME,
  type Lease,
  type LeasedBatch,
  type LeasedRow,
  type LeaseRequest,
  type OutboxRow,
  type OutboxState,
  OutboxStore,
  DEAD_LETTER,
  type Postponement,
  RESENDS_AFTER_LOST_LEASE,
  RETENTION_DAYS,
  type Settlement,
} from '../../src/notification/outbox/outbox.store';

/** Columns of a row that operators read. */
export interface StoredRow {
  readonly state: OutboxState;
  readonly recipient: string;
  readonly payload: string | null;
  readonly vendor: string | null;
  readonly lastError: string | null;
  readonly enteredAt: number | null;
}

type Entry = { -readonly [K in keyof OutboxRow]: OutboxRow[K] } & {
  state: OutboxState;
  attempts: number;
  lostLeases: number;
  dueAt: number;
  createdAt: number;
  expiresAt: number;
  owner: string | null;
  vendor: string | null;
  boundTo: string | null;
  refusedBy: readonly string[];
  enteredAt: number | null;
  lastError: string | null;
  wiped: boolean;
};

/** The outbox in an array, with the process clock for the database's. */
export class InMemoryOutboxStore extends OutboxStore {
  /** The next so many leases fail, as if the database were away. */
  outages = 0;
  private entries: Entry[] = [];

  constructor(private readonly clock: Clock) {
    super();
  }

  async add(rows: readonly OutboxRow[]): Promise<void> {
    const now = this.clock.now();
    const fresh = {
      state: 'queued',
      attempts: 0,
      lostLeases: 0,
      dueAt: now,
      owner: null,
      vendor: null,
      boundTo: null,
      refusedBy: [],
      enteredAt: null,
      createdAt: now,
    } as const;
    this.entries.push(
      ...rows.map((row) => ({
        ...row,
        ...fresh,
        lastError: null,
        wiped: false,
        expiresAt: now + row.lifetimeSeconds * 1000,
      })),
    );
  }

  async lease({ owner, limits, seconds }: LeaseRequest): Promise<LeasedBatch> {
    if (this.outages-- > 0) throw new Error('the database is away');
    const batches = CHANNELS.map((channel) => this.leaseOf(channel, limits[channel], { owner, seconds }));
    return {
      rows: batches.flatMap(({ rows }) => rows),
      expired: batches.reduce((sum, { expired }) => sum + expired, 0),
      abandoned: batches.flatMap(({ abandoned }) => abandoned),
    };
  }

  async addWithinCap(row: OutboxRow): Promise<boolean> {
    await this.add([row]);
    return true;
  }

  private leaseOf(
    channel: ChannelKind,
    limit: number,
    { owner, seconds }: Pick<LeaseRequest, 'owner' | 'seconds'>,
  ): LeasedBatch {
    const now = this.clock.now();
    const due = this.entries
      .filter((entry) => entry.channel === channel && !entry.wiped && entry.dueAt <= now)
      .sort((a, b) => a.dueAt - b.dueAt);
    const taken = due.slice(0, limit);
    const isExpired = ({ expiresAt, lifetimeSeconds }: Entry) => expiresAt - lastPart(lifetimeSeconds) <= now;
    const expired = taken.some(isExpired) ? due.filter(isExpired).slice(0, EXPIRED_AT_A_TIME) : [];
    const abandoned = taken.filter(
      (entry) => !expired.includes(entry) && entry.state === 'leased' && entry.lostLeases >= RESENDS_AFTER_LOST_LEASE,
    );
    expired.forEach((entry) => {
      end(entry, 'expired');
    });
    abandoned.forEach((entry) => {
      end(entry, 'failed').lastError = DEAD_LETTER.poison;
    });
    const held = taken.filter(({ wiped }) => !wiped).map((entry) => hold(entry, owner, now, seconds));
    return { rows: held, expired: expired.length, abandoned: abandoned.map(({ id }) => id) };
  }

  async settle(lease: Lease, { state, vendor, why }: Settlement): Promise<boolean> {
    const entry = this.held(lease);
    if (!entry) return false;
    Object.assign(end(entry, state), {
      vendor: vendor ?? entry.vendor,
      lastError: why ?? (entry.refusedBy.length > 0 ? entry.lastError : null),
    });
    return true;
  }

  async postpone(lease: Lease, { delayMs, vendor, why, ...kept }: Postponement): Promise<boolean> {
    const entry = this.held(lease);
    if (!entry) return false;
    const dueAt = Math.min(this.clock.now() + delayMs, entry.expiresAt);
    const lastError = vendor === undefined ? (entry.lastError ?? why) : why;
    const tried = { vendor: vendor ?? entry.vendor, lastError };
    Object.assign(entry, { state: 'queued', owner: null, lostLeases: 0, dueAt, ...kept, ...tried });
    return true;
  }

  async handBack(owner: string): Promise<void> {
    for (const entry of this.entries.filter((each) => each.owner === owner)) {
      Object.assign(entry, { state: 'queued', owner: null, attempts: entry.attempts - 1, dueAt: this.clock.now() });
    }
  }

  async recordConversions(codes: readonly CodeReference[]): Promise<void> {
    const carries = ({ code }: Entry): boolean =>
      codes.some(({ challengeId, number }) => code?.challengeId === challengeId && code.number === number);
    for (const entry of this.entries) if (carries(entry)) entry.enteredAt ??= this.clock.now();
  }

  async purge(limit: number): Promise<number> {
    const longAgo = this.clock.now() - RETENTION_DAYS * 86_400_000;
    const old = this.entries.filter(({ wiped, createdAt }) => wiped && createdAt < longAgo).slice(0, limit);
    this.entries = this.entries.filter((entry) => !old.includes(entry));
    return old.length;
  }

  ids(): string[] {
    return this.entries.map(({ id }) => id);
  }

  find(id: string): StoredRow | undefined {
    const entry = this.entries.find((each) => each.id === id);
    if (!entry) return undefined;
    const { state, maskedRecipient: recipient, vendor, lastError, wiped, payload, enteredAt } = entry;
    return { state, recipient, vendor, lastError, payload: wiped ? null : payload, enteredAt };
  }

  private held({ id, owner }: Lease): Entry | undefined {
    return this.entries.find((entry) => entry.id === id && entry.owner === owner);
  }
}

function hold(entry: Entry, owner: string, now: number, seconds: number): LeasedRow {
  if (entry.state === 'leased') entry.lostLeases += 1;
  entry.attempts += 1;
  Object.assign(entry, { state: 'leased', owner, dueAt: now + seconds * 1000 });
  const { id, app, channel, template, locale, reference, payload, attempts, code, boundTo, refusedBy } = entry;
  return {
    id,
    app,
    channel,
    template,
    locale,
    reference,
    payload,
    attempts,
    owner,
    code,
    boundTo,
    refusedBy,
    lastVendor: entry.vendor,
    ageMs: now - entry.createdAt,
    leftMs: entry.expiresAt - now,
  };
}

const lastPart = (lifetimeSeconds: number): number => Math.min(30, lifetimeSeconds / 10) * 1000;

function end(entry: Entry, state: OutboxState): Entry {
  return Object.assign(entry, { state, owner: null, wiped: true });
}
