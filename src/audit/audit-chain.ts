import { keyDigest } from '../common';

/** Audit entry as it is stored. */
export interface StoredEntry {
  readonly id: string;
  /** Milliseconds since 1970, by the clock of the database. */
  readonly at: number;
  readonly app: string;
  readonly event: string;
  readonly outcome: string;
  readonly purpose: string | null;
  readonly accountId: string | null;
  readonly target: string | null;
  readonly ip: string;
  readonly operator: string | null;
  readonly times: number;
  /** Random text that keeps the digest of an erased entry from telling its contents; null for entries of older versions. */
  readonly salt: string | null;
  /** Digest from before the erasure; null for an entry that was not erased. */
  readonly erasedDigest: string | null;
}

/** Position in the order of the chain: by time, then id. */
export interface ChainPosition {
  readonly at: number;
  readonly id: string;
}

/** Position before all entries. */
export const CHAIN_START = { at: -1, id: '', digest: '' } as const;

/** Digest of one entry: of its contents, or the one from before its erasure. */
export function entryDigest({ erasedDigest, ...entry }: StoredEntry): string {
  if (erasedDigest !== null) return erasedDigest;
  const { id, at, app, event, outcome, purpose, accountId, target, ip, operator, times, salt } = entry;
  return keyDigest('audit entry', id, at, app, event, outcome, purpose, accountId, target, ip, operator, times, salt);
}

/** End of the chain so far: the digest of its last seal, and the time and id of its last entry. */
export interface ChainEnd extends ChainPosition {
  readonly digest: string;
}

/** Digest of a seal: of the end of the chain before it, and of its entries in the order of the chain. */
export const sealDigest = ({ digest, at, id }: ChainEnd, entries: readonly StoredEntry[]): string =>
  keyDigest('audit seal', digest, at, id, ...entries.map(entryDigest));
