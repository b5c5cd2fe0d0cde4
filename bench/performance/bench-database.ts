import { readFileSync } from 'node:fs';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { startPrivateServer } from '../../test/support/private-mysql-server';
import { createSchema } from '../../test/support/test-schemas';
import { type Cores, cpuMsOf, pin } from './processor';

/** Durable at every commit, as in production, and with memory for all rows of a run. */
const optionsOf = (memory: string): readonly string[] => [
  '--innodb-flush-log-at-trx-commit=1',
  `--innodb-buffer-pool-size=${memory}`,
  '--innodb-log-file-size=512M',
  '--max-connections=400',
];

/** Counts of statements that a server has run since it started, by kind (`insert`, `begin` …); `questions` is all of them. */
export type StatementTotals = ReadonlyMap<string, number>;

/** Database server of a run: one that is started for it, or one that a URL names. */
export class BenchDatabase {
  private readonly schemas: { drop(): Promise<void> }[] = [];

  private constructor(
    private readonly url: string,
    private readonly stop: () => Promise<void>,
    private readonly admin: Connection,
    readonly version: string,
    private readonly pid: number | undefined,
  ) {}

  /** Starts a server of its own, with a buffer of that size and on its cores, unless one is named. */
  static async open(named: string | undefined, cores?: Cores, memory = '1G'): Promise<BenchDatabase> {
    if (named !== undefined) return BenchDatabase.connect(named, () => Promise.resolve());
    const server = await startPrivateServer(optionsOf(memory));
    const database = await BenchDatabase.connect(server.url, () => server.stop());
    if (cores && database.pid !== undefined) pin(database.pid, cores.database);
    return database;
  }

  private static async connect(url: string, stop: () => Promise<void>): Promise<BenchDatabase> {
    const admin = await createConnection(url);
    const [[row]] = await admin.query<RowDataPacket[]>('SELECT VERSION() AS version, @@pid_file AS file');
    return new BenchDatabase(url, stop, admin, String(row?.['version']), pidIn(String(row?.['file'])));
  }

  /** URL of a new, empty schema, which is dropped at the end. */
  async createSchema(): Promise<string> {
    const schema = await createSchema(this.url);
    this.schemas.push(schema);
    return schema.url;
  }

  /** Processor time in ms of the database server; NaN when it runs elsewhere. */
  get cpuMs(): number {
    return cpuMsOf(this.pid);
  }

  async statements(): Promise<StatementTotals> {
    const [rows] = await this.admin.query<RowDataPacket[]>(
      "SHOW GLOBAL STATUS WHERE Variable_name = 'Questions' OR Variable_name LIKE 'Com\\_%'",
    );
    return new Map(
      rows.map((row) => [String(row['Variable_name']).toLowerCase().replace('com_', ''), Number(row['Value'])]),
    );
  }

  async close(): Promise<void> {
    for (const schema of this.schemas) await schema.drop();
    await this.admin.end();
    await this.stop();
  }
}

function pidIn(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').trim());
  } catch {
    return undefined;
  }
}
