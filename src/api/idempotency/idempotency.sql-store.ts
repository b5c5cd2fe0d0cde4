import { Injectable } from '@nestjs/common';
import { DAY_MS, KeyRing } from '../../common';
import { Database } from '../../database';
import type { RepeatableRequest, ReplayedAnswer } from '../../http';

/** Request with an idempotency key, as digests. */
export interface IdempotentRequest extends RepeatableRequest {
  /** Random id of this very request. */
  readonly owner: string;
}

/**
 * State of a key: `claimed` by this request, which runs; `claimed-again` after one that ended without an answer, whose effect is
 * unknown; `running` elsewhere; `other` for another request with the same key; or the stored answer.
 */
export type KeyState = 'claimed' | 'claimed-again' | 'running' | 'other' | ReplayedAnswer;

/** Time for which a request is taken to be running, in milliseconds; longer than any request takes. */
const LEASE_MS = 60_000;

interface KeyRow {
  readonly requestDigest: string;
  readonly answer: string | null;
  readonly isLeased: number;
  readonly isLive: number;
}

/** Stores requests with idempotency keys for a day, and their answers encrypted. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
  ) {}

  /** Claims a key, or tells its state. Of parallel requests with one key, over all processes, exactly one claims it. */
  async claim(request: IdempotentRequest): Promise<KeyState> {
    if (await this.insert(request)) return 'claimed';
    const row = await this.find(request.digest);
    if (!row) return 'running'; // purged or released meanwhile
    if (row.isLive === 0) return (await this.replace(request, 'expires_at <=')) ? 'claimed' : 'running';
    return this.stateOf(row, request);
  }

  private async stateOf({ requestDigest, answer, isLeased }: KeyRow, request: IdempotentRequest): Promise<KeyState> {
    if (requestDigest !== request.requestDigest) return 'other';
    if (answer !== null) return JSON.parse(this.keys.open('idempotency', answer)) as ReplayedAnswer;
    if (isLeased === 1) return 'running';
    return (await this.replace(request, 'claimed_until <=')) ? 'claimed-again' : 'running';
  }

  /** Stores the answer of the request that has claimed the key. */
  async answer({ digest, owner }: IdempotentRequest, answer: ReplayedAnswer): Promise<void> {
    await this.database.execute('UPDATE api_idempotency SET answer = ? WHERE digest = ? AND owner = ?', [
      this.keys.seal('idempotency', JSON.stringify(answer)),
      digest,
      owner,
    ]);
  }

  /** Frees the key of a request without effect. */
  async release({ digest, owner }: IdempotentRequest): Promise<void> {
    await this.database.execute('DELETE FROM api_idempotency WHERE digest = ? AND owner = ?', [digest, owner]);
  }

  /** Ends the lease of a request whose effect is unknown: the next one with the key runs, and is told so. */
  async abandon({ digest, owner }: IdempotentRequest): Promise<void> {
    await this.database.execute('UPDATE api_idempotency SET claimed_until = 0 WHERE digest = ? AND owner = ?', [
      digest,
      owner,
    ]);
  }

  /** Deletes at most `limit` requests of over a day ago. Returns their number. */
  async purge(limit: number): Promise<number> {
    const old = `expires_at <= ${this.database.now}`;
    return (await this.database.deleteSome('api_idempotency', 'digest', old, limit)).length;
  }

  private async insert({ digest, requestDigest, owner }: IdempotentRequest): Promise<boolean> {
    const { now, dialect } = this.database;
    const inserted = await this.database.execute(
      `${dialect.insertIgnore} api_idempotency (digest, request_digest, owner, claimed_until, expires_at)
       VALUES (?, ?, ?, ${now} + ?, ${now} + ?)`,
      [digest, requestDigest, owner, LEASE_MS, DAY_MS],
    );
    return inserted === 1;
  }

  /** Takes over a row whose time is over by `condition`. Exactly one of parallel callers gets true. */
  private async replace(
    { digest, requestDigest, owner }: IdempotentRequest,
    condition: 'expires_at <=' | 'claimed_until <=',
  ): Promise<boolean> {
    const { now } = this.database;
    const isUnanswered = condition === 'claimed_until <=' ? 'AND answer IS NULL' : '';
    const replaced = await this.database.execute(
      `UPDATE api_idempotency
       SET request_digest = ?, owner = ?, answer = NULL, claimed_until = ${now} + ?, expires_at = ${now} + ?
       WHERE digest = ? AND ${condition} ${now} ${isUnanswered}`,
      [requestDigest, owner, LEASE_MS, DAY_MS, digest],
    );
    return replaced === 1;
  }

  private async find(digest: string): Promise<KeyRow | undefined> {
    const { now } = this.database;
    const [row] = await this.database.query<KeyRow>(
      `SELECT request_digest AS requestDigest, answer, claimed_until > ${now} AS isLeased, expires_at > ${now} AS isLive
       FROM api_idempotency WHERE digest = ?`,
      [digest],
    );
    return row;
  }
}
