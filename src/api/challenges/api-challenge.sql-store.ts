import { Injectable } from '@nestjs/common';
import { DAY_MS, KeyRing, type Locale, Random, TOKEN_BYTES, tokenDigest } from '../../common';
import { Database } from '../../database';
import { ApiChallengeEntity } from './api-challenge.entity';
import type { ChallengeChannel, ChallengePurpose } from './challenge-purposes';

/** Identifiers as the client has typed them, or the account that is signed in. */
export interface TypedLookup {
  readonly username?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly accountId?: string | undefined;
}

/** Content of a challenge that is stored encrypted. */
interface SealedContent {
  readonly lookup: TypedLookup;
  /** Right code, until the call that its ticket is for. */
  readonly code?: string | undefined;
}

/** Challenge of /v1: whom it is about, by what was typed. There is one for a decoy as for an account. */
export interface ApiChallenge extends SealedContent {
  readonly id: string;
  readonly app: string;
  readonly purpose: ChallengePurpose;
  readonly channel: ChallengeChannel;
  readonly locale: Locale | undefined;
  readonly reference: string;
  /** Times by the database's clock, ms since 1970. */
  readonly createdAt: number;
  readonly resendAt: number;
  readonly expiresAt: number;
}

/** Challenge as it is read. */
export interface StoredApiChallenge extends ApiChallenge {
  readonly isLive: boolean;
  readonly isVerified: boolean;
}

/** Right code of a challenge: the ticket of the core, or else the code, which is kept for the call of a ticket of ours. */
export interface RightCode {
  readonly ticket?: string;
  readonly code?: string;
}

/** Ticket with its end, by the database's clock, ms since 1970. */
export interface IssuedTicket {
  readonly ticket: string;
  readonly expiresAt: number;
}

const ID_BYTES = 16;

const COLUMNS = `id, app, purpose, channel, sealed, locale, reference, ticket_digest AS ticketDigest,
  created_at AS createdAt, resend_at AS resendAt, expires_at AS expiresAt`;

/** Stores challenges of /v1 by their ids. What was typed is encrypted. */
@Injectable()
export class ApiChallengeStore {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    private readonly random: Random,
  ) {}

  /** Time by the database's clock, ms since 1970. */
  async now(): Promise<number> {
    const [row] = await this.database.query<{ readonly now: number }>(`SELECT ${this.database.now} AS now`);
    return Number(row?.now);
  }

  /** Stores a new challenge, and gives it an id of 128 random bits. */
  async put(challenge: Omit<ApiChallenge, 'id'>): Promise<ApiChallenge> {
    const { lookup, code, locale, ...row } = challenge;
    const id = this.random.token(ID_BYTES);
    const columns = { id, ...row, locale: locale ?? null, sealed: this.seal({ lookup, code }), ticketDigest: null };
    await this.database.insert(ApiChallengeEntity, columns);
    return { id, ...challenge };
  }

  /** Finds a challenge of a client application, live or not. */
  find(app: string, id: string): Promise<StoredApiChallenge | undefined> {
    return this.select('id = ? AND app = ?', [id, app]);
  }

  /** Finds the live challenge that has yielded a ticket. */
  findByTicket(app: string, digest: string): Promise<StoredApiChallenge | undefined> {
    return this.select(`ticket_digest = ? AND app = ? AND expires_at > ${this.database.now}`, [digest, app]);
  }

  /** Writes what a resend changes. Of parallel resends the last one to write is told by the next read. */
  async resent({ id, channel, reference, resendAt, expiresAt }: ApiChallenge): Promise<void> {
    await this.database.execute(
      'UPDATE api_challenges SET channel = ?, reference = ?, resend_at = ?, expires_at = ? WHERE id = ?',
      [channel, reference, resendAt, expiresAt, id],
    );
  }

  /**
   * Writes the ticket that a right code has yielded, and its end; without one a new ticket is made, for whose call the code is
   * kept.
   */
  async verified({ id, lookup }: ApiChallenge, right: RightCode, lifetimeSeconds: number): Promise<IssuedTicket> {
    const ticket = right.ticket ?? this.random.token(TOKEN_BYTES);
    const expiresAt = (await this.now()) + lifetimeSeconds * 1000;
    await this.database.execute(
      'UPDATE api_challenges SET ticket_digest = ?, sealed = ?, expires_at = ? WHERE id = ?',
      [tokenDigest(ticket), this.seal({ lookup, code: right.code }), expiresAt, id],
    );
    return { ticket, expiresAt };
  }

  /** Deletes at most `limit` challenges that ended over a day ago. Returns their number. */
  async purge(limit: number): Promise<number> {
    const longAgo = `expires_at < ${this.database.now} - ${String(DAY_MS)}`;
    return (await this.database.deleteSome('api_challenges', 'id', longAgo, limit)).length;
  }

  private async select(where: string, values: readonly string[]): Promise<StoredApiChallenge | undefined> {
    const [row] = await this.database.query<ApiChallengeRow>(
      `SELECT ${COLUMNS}, expires_at > ${this.database.now} AS live FROM api_challenges WHERE ${where}`,
      values,
    );
    return row && this.toChallenge(row);
  }

  private toChallenge({ sealed, live, ticketDigest, locale, ...row }: ApiChallengeRow): StoredApiChallenge {
    const content = JSON.parse(this.keys.open('api-challenge', sealed)) as SealedContent;
    return { ...row, ...content, locale: locale ?? undefined, isLive: live === 1, isVerified: ticketDigest !== null };
  }

  private seal(content: SealedContent): string {
    return this.keys.seal('api-challenge', JSON.stringify(content));
  }
}

interface ApiChallengeRow extends Omit<ApiChallenge, 'locale' | 'lookup' | 'code'> {
  readonly sealed: string;
  readonly locale: Locale | null;
  readonly ticketDigest: string | null;
  readonly live: number;
}
