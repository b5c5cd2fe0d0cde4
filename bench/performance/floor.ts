import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { addressOf, type Contestant, type ContestantName, type Operation } from './contestant';
import type { Keys } from './floor-rows';
import type { LoadRequest } from './load';
import { nodeCommand } from './processor';
import type { TablePlan, Value } from './row-plan';

export type Plans = Readonly<Partial<Record<Operation, readonly TablePlan[]>>>;

/** Order to the process of a floor. */
export interface FloorOrder {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly plans: Plans;
  readonly keys: Keys;
}

/** Connections of the service's pool, where DATABASE_URL names no number. */
const POOL_SIZE = 10;

const BODY = JSON.stringify({ username: 'bench1', mobile_phone: '+8613900000001' });

/**
 * Floor that is measured beside the service, in tables of a schema that its migrations have made: all rows of an operation,
 * or one row.
 */
export class Floor implements Contestant {
  private requests = 0;
  private readonly used = new Map<Operation, number>();

  private constructor(
    readonly name: ContestantName,
    readonly url: string,
    readonly pid: number | undefined,
    readonly operations: readonly Operation[],
    readonly stop: () => Promise<void>,
  ) {}

  static async start(
    name: 'same rows' | 'one statement',
    { databaseUrl, plans, cores }: { databaseUrl: string; plans: Plans; cores: string | undefined },
  ): Promise<Floor> {
    const keys = await existingKeys(databaseUrl, plans);
    const script = ['-r', '@swc-node/register', join(__dirname, 'floor-server.ts')];
    const [program, args] = nodeCommand(script, cores);
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.send({ databaseUrl, poolSize: POOL_SIZE, plans, keys } satisfies FloorOrder);
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    const stop = async (): Promise<void> => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    };
    const operations = name === 'one statement' ? ['send' as const] : (Object.keys(plans) as Operation[]);
    return new Floor(name, `http://127.0.0.1:${String(port)}`, child.pid, operations, stop);
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  /** A verification updates what a send has inserted: there are no more of them than sends. */
  next(operation: Operation): LoadRequest | undefined {
    const used = this.used.get(operation) ?? 0;
    if (operation !== 'send' && used >= (this.used.get('send') ?? 0)) return undefined;
    this.used.set(operation, used + 1);
    const path = `/${this.name === 'one statement' ? 'one' : encodeURIComponent(operation)}`;
    return {
      request: { path, body: BODY, headers: { 'content-type': 'application/json' } },
      address: addressOf(this.requests++),
      isRight: ({ status, body }) => status === 200 && body === '{"code":0}',
    };
  }
}

/** Table of the floor of one row. */
export const ONE_ROW_TABLE =
  'CREATE TABLE floor_rows (id VARCHAR(32) NOT NULL PRIMARY KEY, at BIGINT NOT NULL, content VARCHAR(64) NOT NULL)';

/** Keys of rows in tables that an operation updates and none inserts into. */
async function existingKeys(databaseUrl: string, plans: Plans): Promise<Keys> {
  const all = Object.values(plans).flat();
  const insertedInto = new Set(all.filter(({ inserts }) => inserts.length > 0).map(({ table }) => table));
  const updatedOnly = all.filter(({ table, updates }) => updates.count > 0 && !insertedInto.has(table));
  const connection = await createConnection(databaseUrl);
  const keys: Record<string, readonly (readonly Value[])[]> = {};
  for (const { table, key } of updatedOnly) {
    const columns = key.map((name) => `\`${name}\``).join(', ');
    const [rows] = await connection.query<RowDataPacket[]>({
      sql: `SELECT ${columns} FROM \`${table}\``,
      rowsAsArray: true,
    });
    keys[table] = rows as unknown as Value[][];
  }
  await connection.end();
  return keys;
}
