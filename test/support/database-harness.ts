import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseConfig } from '../../src/database';
import { createSchema } from './test-schemas';

/** The databases that regain runs on. */
export type DatabaseKind = DatabaseConfig['kind'];

/** An empty database of one test file. */
export interface OpenDatabase {
  readonly config: DatabaseConfig;
  /** Removes it with all that is in it. */
  close(): Promise<void>;
}

const KINDS: readonly DatabaseKind[] = ['sqlite', 'mysql'];

/** Every supported database, and whether this run can reach it; SQLite always can. */
export function databases(): readonly { kind: DatabaseKind; reachable: boolean }[] {
  return KINDS.map((kind) => ({ kind, reachable: kind === 'sqlite' || mysqlUrl() !== undefined }));
}

/** Runs a suite once for each database. What cannot be reached is reported as skipped, and fails the run in CI. */
export function describeEachDatabase(name: string, suite: (kind: DatabaseKind) => void): void {
  for (const { kind, reachable } of databases()) {
    if (reachable)
      describe(`${name} on ${kind}`, () => {
        suite(kind);
      });
    else
      describe.skip(`${name} on ${kind} (no server: the last lines of this run say how to get one)`, () => {
        suite(kind);
      });
  }
}

/** A fresh database without tables: a temporary file, or a schema of its own on the server of this run. */
export function openDatabase(kind: DatabaseKind): Promise<OpenDatabase> {
  return kind === 'sqlite' ? openFile() : openSchema();
}

async function openFile(): Promise<OpenDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'regain-test-'));
  return {
    config: { kind: 'sqlite', file: join(folder, 'regain.sqlite') },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Seconds that a statement may wait where hundreds run at once beside other tests. */
const LOADED_MACHINE = 8;

async function openSchema(): Promise<OpenDatabase> {
  const server = mysqlUrl();
  if (server === undefined) throw new Error('no MySQL server in this run: use describeEachDatabase');
  const schema = await createSchema(server);
  return {
    config: { kind: 'mysql', url: schema.url, poolSize: 10, answerSeconds: LOADED_MACHINE },
    close: () => schema.drop(),
  };
}

/** Given by the caller, or filled in by the run's setup. */
function mysqlUrl(): string | undefined {
  return process.env['TEST_DATABASE_URL'];
}
