import { DAY_MS, KEY_ID_LENGTH, type KeyUse } from '../../common';
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

/** Rows that lie under a key until they end by themselves. */
interface ExpiringRows {
  readonly what: string;
  readonly table: string;
  /** SQL expression of the id of the key. */
  readonly keyId: string;
  /** SQL expression of the time at which a row ends, ms since 1970. */
  readonly until: string;
  /** SQL condition of the rows that are still needed. */
  readonly where?: string;
}

/** Column of texts that are sealed for good, until they are sealed anew. */
export interface DurableColumn {
  readonly what: string;
  readonly table: string;
  /** Column by which rows are told apart. */
  readonly id: string;
  readonly column: string;
}

const idIn = (column: string): string => `SUBSTR(${column}, 1, ${String(KEY_ID_LENGTH)})`;

/**
 * Where the rows of each use of the key ring lie; null for uses without rows: what clients keep for minutes (proofs of work,
 * hidden fields of pages), and what is computed anew at each request. Codes are counted apart: a row has several.
 */
const ROWS: Readonly<Record<KeyUse, ExpiringRows | DurableColumn | null>> = {
  code: null,
  altcha: null,
  decoy: null,
  'recovery-page': null,
  'credential-version': null,
  'operator-enrolment': null,
  redis: null,
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
    until: `created_at + ${String(DAY_MS)}`,
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
  'app-secret': { what: 'sign keys of client applications', table: 'clients', id: 'id', column: 'sign_key' },
  'identity-card': { what: 'identity cards', table: 'auth_identity_cards', id: 'account_id', column: 'sealed' },
  'operator-totp': { what: 'TOTP secrets of operators', table: 'console_operators', id: 'id', column: 'totp_secret' },
  'stored-key': { what: 'stored keys', table: 'auth_keys', id: 'name', column: 'sealed' },
};

/** Uses whose texts `keys:rotate` seals anew, with their columns. */
export const durableColumns = (): readonly (readonly [use: KeyUse, column: DurableColumn])[] =>
  (Object.entries(ROWS) as [KeyUse, ExpiringRows | DurableColumn | null][]).flatMap(([use, rows]) =>
    rows !== null && 'column' in rows ? [[use, rows] as const] : [],
  );

/** Counts everything that lies under a key and has not ended, by the id of the key. Reads whole tables. */
export async function readKeyUses(find: Find): Promise<readonly KeyedRows[]> {
  const database = find(Database);
  const rows: KeyedRows[] = await find(CodeStatistics).live();
  for (const each of Object.values(ROWS)) if (each !== null) rows.push(...(await count(database, each)));
  return rows;
}

async function count(database: Database, rows: ExpiringRows | DurableColumn): Promise<readonly KeyedRows[]> {
  const { keyId, until, where } =
    'column' in rows
      ? { keyId: idIn(rows.column), until: 'NULL', where: `${rows.column} IS NOT NULL` }
      : {
          ...{ keyId: rows.keyId, until: `MAX(${rows.until})` },
          where: `${rows.where ?? '1 = 1'} AND ${rows.until} > ${database.now}`,
        };
  const counts = await database.query<{ keyId: string; count: number; until: number | null }>(
    `SELECT ${keyId} AS keyId, COUNT(*) AS count, ${until} AS until FROM ${rows.table} WHERE ${where} GROUP BY ${keyId}`,
  );
  return counts.map((each) => ({ ...each, what: rows.what, until: each.until ?? undefined }));
}
