import { randomBytes } from 'node:crypto';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';

/** A schema's name tells when it was made, so that what a crashed run left behind can be told from a running one's. */
const NAME = /^regain_test_([0-9a-z]{8,9})_[0-9a-f]{8}$/;
const STALE_AFTER_MS = 24 * 60 * 60 * 1000;

interface SchemaRow extends RowDataPacket {
  readonly name: string;
}

/** Creates a schema of its own; `url` connects to it. */
export async function createSchema(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `regain_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = name;
  await withConnection(serverUrl, (connection) => connection.query(`CREATE DATABASE ${name}`));
  return {
    url: url.href,
    drop: () => withConnection(serverUrl, (connection) => dropSchema(connection, name)),
  };
}

/** Drops the schemas that runs of more than a day ago never came to drop. */
export function dropStaleSchemas(serverUrl: string): Promise<void> {
  return withConnection(serverUrl, async (connection) => {
    const [rows] = await connection.query<SchemaRow[]>('SELECT schema_name AS name FROM information_schema.schemata');
    for (const { name } of rows) if (isStale(name)) await dropSchema(connection, name);
  });
}

function isStale(name: string): boolean {
  const createdAt = NAME.exec(name)?.[1];
  return createdAt !== undefined && Date.now() - Number.parseInt(createdAt, 36) > STALE_AFTER_MS;
}

async function dropSchema(connection: Connection, name: string): Promise<void> {
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
}

async function withConnection<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection(url);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
