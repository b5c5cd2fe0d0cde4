import type { Challenge, IssuedCode } from './challenge';

/** A challenge joined with one of its codes. */
export interface ChallengeRow {
  readonly id: string;
  readonly state: 'pending' | 'spent';
  readonly attempts: number;
  readonly sends: number;
  readonly live: number;
  readonly seq: number | null;
  readonly origin: string;
  readonly key_id: string;
  readonly mac: string;
  readonly accepted: number;
  readonly code_expires_at: number;
  readonly code_live: number;
}

export function toChallenge(rows: readonly ChallengeRow[]): Challenge | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const { id, state, attempts, sends, live } = first;
  return { id, state, attempts, sends, isLive: live === 1, codes: rows.flatMap(toCodes) };
}

/** None for a challenge without codes, of which an outer join makes one empty row. */
function toCodes({ seq, origin, key_id: keyId, mac: digest, ...row }: ChallengeRow): IssuedCode[] {
  if (seq === null) return [];
  const [isAccepted, isLive] = [row.accepted === 1, row.code_live === 1];
  return [{ seq, origin, mac: { keyId, digest }, isAccepted, isLive, expiresAt: row.code_expires_at }];
}
