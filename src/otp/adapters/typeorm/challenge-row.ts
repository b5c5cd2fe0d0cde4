import type { Challenge } from '../../challenge';

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
  readonly proved: number;
  readonly code_expires_at: number;
  readonly code_live: number;
}

export function toChallenge(rows: readonly ChallengeRow[]): Challenge | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const codes = rows.flatMap(({ seq, origin, key_id: keyId, mac: digest, proved, code_expires_at, code_live }) =>
    seq === null
      ? []
      : [
          {
            seq,
            origin,
            mac: { keyId, digest },
            isProved: proved === 1,
            isLive: code_live === 1,
            expiresAt: code_expires_at,
          },
        ],
  );
  return {
    id: first.id,
    state: first.state,
    attempts: first.attempts,
    sends: first.sends,
    isLive: first.live === 1,
    codes,
  };
}
