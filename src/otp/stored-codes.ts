import type { IssuedCode } from './challenge';

/** Code of a challenge without what depends on the time. */
export type StoredCode = Omit<IssuedCode, 'isLive'>;

/** Code in the column `codes` of its challenge, a JSON list. */
interface PackedCode extends Pick<IssuedCode, 'seq' | 'origin' | 'expiresAt'> {
  readonly keyId: string;
  readonly mac: string;
  /** Null in codes of versions before it was stored. */
  readonly network: string | null;
  readonly accepted: 0 | 1;
}

/** Text of the column `codes`. */
export const packCodes = (codes: readonly StoredCode[]): string =>
  JSON.stringify(
    codes.map(({ seq, origin, mac, network = null, isAccepted, expiresAt }): PackedCode => ({
      ...{ seq, origin, keyId: mac.keyId, mac: mac.digest, network, accepted: isAccepted ? 1 : 0, expiresAt },
    })),
  );

/** Codes of the column, newest first; `now` is the database's time, ms since 1970. */
export const unpackCodes = (packed: string, now: number): IssuedCode[] =>
  (JSON.parse(packed) as PackedCode[])
    .map(({ seq, origin, keyId, mac, network, accepted, expiresAt }) => ({
      ...{ seq, origin, mac: { keyId, digest: mac }, network: network ?? undefined },
      ...{ isAccepted: accepted === 1, isLive: expiresAt > now, expiresAt },
    }))
    .sort((one, other) => other.seq - one.seq);
