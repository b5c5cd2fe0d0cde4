import { KEY_ID_LENGTH, type KeyUse } from '../../common';
import { Database } from '../../database';
import { CodeStatistics } from '../../otp';
import type { Find } from '../command';

/** Rows that lie under a key. */
export interface KeyedRows {
  /** Name of the rows in the plural. */
  readonly what: string;
  readonly keyId: string;
  readonly count: number;
  /** Milliseconds since 1970 after which none of them needs the key; undefined where that is only once they are sealed anew. */
  readonly until: number | undefined;
}

/** Column of a table in which texts are sealed by the key ring, or whose neighbour was made by it. */
interface SealedColumn {
  readonly what: string;
  readonly table: string;
  /** SQL expression of the id of the key. */
  readonly keyId: string;
  /** SQL expression of the time at which a row ends by itself, ms since 1970; without it rows have to be sealed anew. */
  readonly until?: string;
  /** SQL condition of the rows that are still needed. */
  readonly where?: string;
}

/** Column whose rows do not end by themselves. */
export interface DurableColumn {
  readonly use: KeyUse;
  readonly table: string;
  /** Column by which rows are told apart. */
  readonly id: string;
  readonly column: string;
}

const idIn = (column: string): string => `SUBSTR(${column}, 1, ${String(KEY_ID_LENGTH)})`;

/** Columns that keys:rotate seals anew. */
export const DURABLE: readonly DurableColumn[] = [
  { use: 'app-secret', table: 'clients', id: 'id', column: 'sign_key' },
  { use: 'identity-card', table: 'auth_identity_cards', id: 'account_id', column: 'sealed' },
  { use: 'stored-key', table: 'auth_keys', id: 'name', column: 'sealed' },
  { use: 'operator-totp', table: 'console_operators', id: 'id', column: 'totp_secret' },
];

const DAY_MS = '86400000';

/**
 * Where the rows of each use of the key ring lie; null for uses without rows: what clients keep for minutes (proofs of work,
 * hidden fields of pages), and what is computed anew at each request. Codes are counted apart: a row has several.
 */
const COLUMNS: Readonly<Record<KeyUse, SealedColumn | null>> = {
  code: null,
  altcha: null,
  decoy: null,
  'recovery-page': null,
  'credential-version': null,
  'operator-enrolment': null,
  captcha: { what: 'captchas', table: 'captcha_captchas', keyId: 'key_id', until: 'expires_at' },
  outbox: {
    what: 'waiting messages',
    table: 'notification_outbox',
    keyId: idIn('payload'),
    until: 'expires_at',
    where: "lane IN ('sms', 'email')",
  },
  'remote-write': {
    what: 'writes at services',
    table: 'auth_remote_writes',
    keyId: 'mac_key_id',
    until: `created_at + ${DAY_MS}`,
  },
  verification: {
    what: 'verifications',
    table: 'auth_verifications',
    keyId: idIn('content'),
    until: 'expires_at',
    where: 'content IS NOT NULL',
  },
  'api-challenge': { what: 'challenges of /v1', table: 'api_challenges', keyId: idIn('sealed'), until: 'expires_at' },
  idempotency: {
    what: 'answers of /v1',
    table: 'api_idempotency',
    keyId: idIn('answer'),
    until: 'expires_at',
    where: 'answer IS NOT NULL',
  },
  'app-secret': {
    what: 'sign keys of client applications',
    table: 'clients',
    keyId: idIn('sign_key'),
    where: 'sign_key IS NOT NULL',
  },
  'identity-card': { what: 'identity cards', table: 'auth_identity_cards', keyId: idIn('sealed') },
  'operator-totp': {
    what: 'TOTP secrets of operators',
    table: 'console_operators',
    keyId: idIn('totp_secret'),
    where: 'totp_secret IS NOT NULL',
  },
  'stored-key': { what: 'stored keys', table: 'auth_keys', keyId: idIn('sealed') },
};

/** Counts everything that lies under a key and has not ended, by the id of the key. Reads whole tables. */
export async function readKeyUses(find: Find): Promise<readonly KeyedRows[]> {
  const database = find(Database);
  const columns = Object.values(COLUMNS).filter((column) => column !== null);
  const rows: KeyedRows[] = await find(CodeStatistics).live();
  for (const column of columns) rows.push(...(await count(database, column)));
  return rows;
}

async function count(
  database: Database,
  { what, table, keyId, until, where = '1 = 1' }: SealedColumn,
): Promise<readonly KeyedRows[]> {
  const live = until === undefined ? where : `${where} AND ${until} > ${database.now}`;
  const rows = await database.query<{ keyId: string; count: number; until: number | null }>(
    `SELECT ${keyId} AS keyId, COUNT(*) AS count, ${until === undefined ? 'NULL' : `MAX(${until})`} AS until
     FROM ${table} WHERE ${live} GROUP BY ${keyId}`,
  );
  return rows.map((row) => ({ what, keyId: row.keyId, count: row.count, until: row.until ?? undefined }));
}
