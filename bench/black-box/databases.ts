import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';

/** An empty database; `url` is what DATABASE_URL says. */
export interface EmptyDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** The MySQL or MariaDB server to use: TEST_DATABASE_URL, or the one on this machine. */
const SERVER = process.env['TEST_DATABASE_URL'] ?? 'mysql://root@127.0.0.1:3306';

export const emptyDatabase = (kind: 'sqlite' | 'mysql'): Promise<EmptyDatabase> =>
  kind === 'sqlite' ? emptyFile() : emptySchema();

async function emptyFile(): Promise<EmptyDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'regain-bench-'));
  return { url: `sqlite:${join(folder, 'regain.sqlite')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

/** Named as the schemas of tests are, which remove what is left of crashed runs. */
async function emptySchema(): Promise<EmptyDatabase> {
  const name = `regain_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  await onServer((server) => server.query(`CREATE DATABASE ${name}`));
  const url = new URL(SERVER);
  url.pathname = name;
  return { url: url.href, drop: () => onServer((server) => server.query(`DROP DATABASE IF EXISTS ${name}`)) };
}

async function onServer(work: (server: Connection) => Promise<unknown>): Promise<void> {
  const server = await createConnection(SERVER);
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
