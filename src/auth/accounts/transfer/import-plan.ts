import type { HashedAccount, StoredAccount } from './account-transfer.sql-store';

/** Account of a record, with the record's line in the file. */
export interface Candidate {
  readonly line: number;
  readonly account: HashedAccount;
}

/** Record that is not imported: its line, and why. Contains no value of the record. */
export interface RejectedRecord {
  readonly line: number;
  readonly field: string | undefined;
  readonly reason: string;
}

/** Fates of a batch of records. */
export interface ImportPlan {
  readonly added: readonly HashedAccount[];
  /** Accounts that are stored, and those that replace them. */
  readonly replaced: readonly (readonly [StoredAccount, HashedAccount])[];
  readonly unchanged: number;
  readonly rejected: readonly RejectedRecord[];
}

interface Rules {
  readonly app: string;
  readonly onConflict: 'skip' | 'update';
}

type Fate =
  | { readonly kind: 'added' | 'unchanged' }
  | { readonly kind: 'replaced'; readonly stored: StoredAccount }
  | { readonly kind: 'rejected'; readonly field: string; readonly reason: string };

const rejected = (field: string, reason: string): Fate => ({ kind: 'rejected', field, reason });

/** Decides for each record whether it is added, replaces an account, changes nothing, or is rejected. */
export function planImport(
  rules: Rules,
  candidates: readonly Candidate[],
  existing: readonly StoredAccount[],
): ImportPlan {
  const stored = new Map(existing.flatMap((account) => keysOfStored(account).map((key) => [key, account] as const)));
  const seen = new Set<string>();
  const fates = candidates.map(({ line, account }) => {
    const keys = keysOf(account);
    const isRepeated = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    const found = new Set(keys.map((key) => stored.get(key)).filter((each) => each !== undefined));
    const fate = isRepeated
      ? rejected(nameOf(account), 'stands in the file already')
      : fateOf(account, [...found], rules);
    return { line, account, fate };
  });
  return {
    added: fates.filter(({ fate }) => fate.kind === 'added').map(({ account }) => account),
    replaced: fates.flatMap(({ fate, account }) => (fate.kind === 'replaced' ? [[fate.stored, account] as const] : [])),
    unchanged: fates.filter(({ fate }) => fate.kind === 'unchanged').length,
    rejected: fates.flatMap(({ fate, line }) =>
      fate.kind === 'rejected' ? [{ line, field: fate.field, reason: fate.reason }] : [],
    ),
  };
}

/** Fate of a record, by the stored accounts with its number, its name or its addresses. */
function fateOf(account: HashedAccount, found: readonly StoredAccount[], { app, onConflict }: Rules): Fate {
  const [match, another] = found;
  if (!match) return { kind: 'added' };
  if (another) return rejected('id', 'and the other fields belong to different accounts');
  if (match.app !== app) return rejected('id', 'belongs to an account of another client application');
  if (isSame(account, match)) return { kind: 'unchanged' };
  if (onConflict === 'skip') return rejected(nameOf(account), 'has an account that differs');
  return { kind: 'replaced', stored: match };
}

/** Keys of which no two accounts share one: the number, and the name, or without one the addresses. */
const keysOf = ({ number, username, phone, email }: HashedAccount): readonly string[] =>
  toKeys({ number, username_key: username?.key ?? null, phone: phone?.value ?? null, email: email?.value ?? null });

const keysOfStored = (stored: StoredAccount): readonly string[] => toKeys(stored);

type Keys = Pick<StoredAccount, 'username_key' | 'phone' | 'email'> & { readonly number: number | undefined };

function toKeys({ number, username_key: name, phone, email }: Keys): readonly string[] {
  const parts = { id: number, name, ...(name === null && { phone, email }) };
  return Object.entries(parts).flatMap(([kind, value]) =>
    value === undefined || value === null ? [] : [`${kind}:${String(value)}`],
  );
}

const nameOf = ({ username, phone }: HashedAccount): string => (username ? 'username' : phone ? 'phone' : 'email');

/** True when an import of the record would change nothing. */
function isSame(account: HashedAccount, stored: StoredAccount): boolean {
  const isLocked = stored.locked_at !== null;
  const { username, phone, email, hash, isNewHash, number = stored.number } = account;
  if ((account.isLocked ?? isLocked) !== isLocked) return false;
  const before = [stored.number, stored.username_key, stored.phone, stored.email, stored.password_hash];
  const after = [number, username?.key, phone?.value, email?.value, isNewHash ? stored.password_hash : hash];
  return before.every((value, index) => value === (after[index] ?? null));
}
