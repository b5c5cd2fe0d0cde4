import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Database, type DatabaseConfig } from '../../src/database';
import { build } from '../../test/support/build-dist';
import { type DatabaseKind, openDatabase } from '../../test/support/database-harness';
import { openCore } from '../../test/support/open-core';
import { testEnvironment } from '../../test/support/test-environment';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const MAIN = join(__dirname, '../../dist/cli/main.js');

const COUNTS = {
  mysql: { standard: 1_000_000, quick: 20_000 },
  sqlite: { standard: 100_000, quick: 10_000 },
} as const;
const MAX_SECONDS_PER_MILLION = 180;
/** Heap of the process that imports, in MB: it ends when it needs more, as it would if it kept something of each record. */
const HEAP_MEGABYTES = 128;
/** Interval of records that are no accounts. */
const BAD_EVERY = 1_000;

/**
 * `prove -- import [rows] [sqlite]`: an import of many accounts with hashes of five formats, killed when a tenth is in and started
 * again. Counts the seconds of both runs, the memory of the process, and the records that are missing or not reported.
 */
export async function proveImport({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const [given, kind = 'mysql'] = args;
  const rowsOf = (of: DatabaseKind): number => Number(given ?? COUNTS[of][isQuick ? 'quick' : 'standard']);
  if (kind !== 'sqlite') return withMysql((database) => prove(database, rowsOf('mysql')));
  const database = await openDatabase('sqlite');
  return prove(database.config, rowsOf('sqlite')).finally(() => database.close());
}

async function prove(config: DatabaseConfig, rows: number): Promise<readonly ProofRow[]> {
  await build();
  const folder = await mkdtemp(join(tmpdir(), 'regain-import-'));
  const core = await openCore(config);
  try {
    const database = core.get(Database, { strict: false });
    const imported = async (): Promise<number> =>
      (await database.query<{ count: number }>('SELECT COUNT(*) AS count FROM auth_accounts'))[0]?.count ?? 0;
    const file = join(folder, 'users.csv');
    await pipeline(Readable.from(lines(rows)), createWriteStream(file));
    const first = await runImport(file, config, async () => (await imported()) > rows / 10);
    const before = await imported();
    const second = await runImport(file, config, () => Promise.resolve(false));
    process.stdout.write(
      `${config.kind}, ${counted(rows)} records of ${String(Math.round((await stat(file)).size / 1e6))} MB: killed at ` +
        `${counted(before)} after ${first.seconds.toFixed(1)} s, done after ${second.seconds.toFixed(1)} s more; ` +
        `${String(second.megabytes)} MB\n${second.output}`,
    );
    const bad = Math.floor(rows / BAD_EVERY);
    return judge({
      kind: config.kind,
      rows,
      bad,
      first,
      second,
      added: await imported(),
      reported: await reportedLines(file),
    });
  } finally {
    await core.close();
    await rm(folder, { recursive: true });
  }
}

interface Measured {
  readonly kind: DatabaseKind;
  readonly rows: number;
  readonly bad: number;
  readonly first: Run;
  readonly second: Run;
  readonly added: number;
  readonly reported: ReadonlySet<number>;
}

function judge({ kind, rows, bad, first, second, added, reported }: Measured): readonly ProofRow[] {
  const seconds = first.seconds + second.seconds;
  const of = `${counted(rows)} records, ${kind}`;
  const unreported = Array.from({ length: bad }, (_, index) => (index + 1) * BAD_EVERY + 1).filter(
    (line) => !reported.has(line),
  ).length;
  return [
    noneOf('records of an import that was killed that are missing or twice', Math.abs(rows - bad - added), of),
    noneOf(
      'records that are no accounts, and not reported with their line',
      unreported + Math.abs(reported.size - bad),
      of,
    ),
    {
      promise: 'import of accounts with stored passwords, killed and started again',
      figure: `a million in at most ${String(MAX_SECONDS_PER_MILLION)} s on MySQL`,
      measured: `${counted(rows)} in ${seconds.toFixed(1)} s, ${kind}`,
      holds: kind !== 'mysql' || (seconds * 1e6) / rows <= MAX_SECONDS_PER_MILLION,
    },
    {
      promise: 'memory of an import, whatever its length',
      figure: `a heap of ${String(HEAP_MEGABYTES)} MB is enough`,
      measured: `${hasEnded(second) ? 'enough' : 'not enough'}; ${String(second.megabytes)} MB resident at most`,
      holds: hasEnded(second),
    },
  ];
}

interface Run {
  readonly seconds: number;
  /** Null for a process that was killed, as is one whose heap is full. */
  readonly exitCode: number | null;
  /** Highest resident memory of the process. */
  readonly megabytes: number;
  readonly output: string;
}

/** Runs the import, and kills it as soon as `isEnough`. */
async function runImport(file: string, config: DatabaseConfig, isEnough: () => Promise<boolean>): Promise<Run> {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${String(HEAP_MEGABYTES)}`, MAIN, 'accounts:import', file, '--verified', 'phone'],
    {
      env: { PATH: process.env['PATH'], ...testEnvironment(config) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const written: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  const ended = once(child, 'close');
  let megabytes = 0;
  while (child.exitCode === null && child.signalCode === null) {
    megabytes = Math.max(megabytes, peakMemory(child.pid));
    if (await isEnough()) child.kill('SIGKILL');
    await Promise.race([ended, pause(200)]);
  }
  await ended;
  const seconds = (performance.now() - startedAt) / 1_000;
  return { seconds, exitCode: child.exitCode, megabytes, output: written.join('') };
}

const hasEnded = ({ exitCode }: Run): boolean => exitCode !== null;

function peakMemory(pid = 0): number {
  try {
    const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1_024);
  } catch {
    return 0;
  }
}

/** Lines of the records in the errors file. */
async function reportedLines(file: string): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for await (const line of createInterface({ input: createReadStream(`${file}.errors.ndjson`) }))
    found.add((JSON.parse(line) as { line: number }).line);
  return found;
}

/** Stored passwords by a hexadecimal text of 64 characters that differs from record to record. */
const STORED: readonly ((hex: string) => string)[] = [
  (hex) => `{discuz}${hex.slice(0, 32)}:${hex.slice(32, 38)}`,
  (hex) => `{md5}${hex.slice(0, 32)}`,
  (hex) => `$P$B${hex.slice(0, 30)}`,
  (hex) => `$2y$10$${hex.slice(0, 53)}`,
  (hex) => `pbkdf2_sha256$260000$${hex.slice(0, 12)}$${Buffer.from(hex, 'hex').toString('base64')}`,
];

/** File of that many records, of which each thousandth is no account. */
function* lines(rows: number): Generator<string> {
  yield 'id,username,phone,email,locale,password\n';
  for (let row = 1; row <= rows; row++) {
    const hex = row.toString(16).padStart(8, '0').repeat(8);
    const name = row % BAD_EVERY === 0 ? `bad name ${String(row)}` : `person${String(row)}`;
    const phone = `+86138${String(row).padStart(8, '0')}`;
    const stored = STORED[row % STORED.length]?.(hex) ?? '';
    yield `${String(row)},${name},${phone},person${String(row)}@example.com,zh-CN,"${stored}"\n`;
  }
}
