import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client, type TestAccount, person } from '../black-box/client';
import { emptyDatabase, type EmptyDatabase } from '../black-box/databases';
import { type Server, startServer } from '../black-box/server';
import { Vendor } from '../black-box/vendor';

/** The kernel's clock ticks in /proc/<pid>/stat: 100 a second on every Linux of today. */
const TICK_MS = 10;

/** Accounts that are made at the same time: that is preparation, not measured. */
const PARALLEL = 4;

/** Everything that is compared; less is better. */
export type Figures = Readonly<Record<(typeof NAMES)[number], number>>;

const NAMES = [
  'start to first answer, ms (median)',
  'memory after start, MB',
  'memory after all requests, MB',
  'send, ms (median)',
  'send, CPU ms a request',
  'XML reset, ms (median)',
  'XML reset, CPU ms a request',
] as const;

/** The requests that are timed. */
export type RequestKind = 'send' | 'reset';

/** One checkout with a database, a vendor and, from its last start on, a running server of its own. */
export class Contestant {
  private readonly startTimes: number[] = [];
  private measured = { send: new Measurements(), reset: new Measurements() };
  private people: readonly TestAccount[] = [];
  private codes: readonly string[] = [];
  private peopleMade = 0;
  private memoryAfterStart = NaN;

  private constructor(
    private readonly root: string,
    private readonly database: EmptyDatabase,
    private readonly vendor: Vendor,
    private server: Server,
  ) {}

  /** Starts once without being measured: that start makes the tables. */
  static async enter(root: string, kind: 'sqlite' | 'mysql'): Promise<Contestant> {
    const database = await emptyDatabase(kind);
    const vendor = await Vendor.open();
    const server = await startServer({ root: resolve(root), databaseUrl: database.url, vendorUrl: vendor.url });
    return new Contestant(resolve(root), database, vendor, server);
  }

  /** Starts the server anew, in place of the one that ran. */
  async restart(): Promise<void> {
    await this.server.stop();
    const { root, database, vendor } = this;
    this.server = await startServer({ root, databaseUrl: database.url, vendorUrl: vendor.url });
    this.startTimes.push(this.server.startMs);
    this.memoryAfterStart = memoryOf(this.server);
  }

  /** Makes the accounts of the next requests. */
  async prepare(count: number): Promise<void> {
    this.people = Array.from({ length: count }, () => person(this.peopleMade++));
    const left = [...this.people];
    const register = async (): Promise<void> => {
      for (let each = left.pop(); each; each = left.pop()) {
        await this.client.sendRegistrationCode(each);
        await this.client.register(each, (await this.vendor.take(each.phone)).code);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, register));
  }

  begin(kind: RequestKind): void {
    this.measured[kind].begin(cpuMsOf(this.server));
  }

  /** One request for the account of that index: a send, or the reset with the code that it brought. */
  async request(kind: RequestKind, index: number): Promise<void> {
    const someone = this.people[index];
    if (!someone) throw new Error('there is no such account');
    const startedAt = performance.now();
    if (kind === 'send') await this.client.sendRecoveryCode(someone);
    else await this.client.resetPassword(someone, this.codes[index] ?? '');
    this.measured[kind].add(performance.now() - startedAt);
  }

  /** Waits for the messages of the sends: handing them over is part of what a send costs. */
  async end(kind: RequestKind): Promise<void> {
    if (kind === 'send')
      this.codes = await Promise.all(this.people.map(async ({ phone }) => (await this.vendor.take(phone)).code));
    this.measured[kind].end(cpuMsOf(this.server));
  }

  /** Forgets the requests so far. */
  forget(): void {
    this.measured = { send: new Measurements(), reset: new Measurements() };
  }

  figures(): Figures {
    const { send, reset } = this.measured;
    const memory = [this.memoryAfterStart, memoryOf(this.server)];
    const values = [median(this.startTimes), ...memory, send.medianMs, send.cpuMs, reset.medianMs, reset.cpuMs];
    return Object.fromEntries(NAMES.map((name, index) => [name, values[index] ?? NaN])) as Figures;
  }

  async leave(): Promise<void> {
    await this.server.stop();
    await this.vendor.close();
    await this.database.drop();
  }

  private get client(): Client {
    return new Client(this.server.url);
  }
}

/** Latencies of one kind of request, and the CPU time of the process while they ran. */
class Measurements {
  private readonly latencies: number[] = [];
  private cpuTotalMs = 0;

  begin(cpuMs: number): void {
    this.cpuTotalMs -= cpuMs;
  }

  add(latencyMs: number): void {
    this.latencies.push(latencyMs);
  }

  end(cpuMs: number): void {
    this.cpuTotalMs += cpuMs;
  }

  get medianMs(): number {
    return median(this.latencies);
  }

  /** For each request. */
  get cpuMs(): number {
    return this.cpuTotalMs / this.latencies.length;
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** User and system time that the process has used; its threads included. */
function cpuMsOf(server: Server): number {
  const stat = readFileSync(`/proc/${String(server.child.pid)}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident memory in MB. */
function memoryOf(server: Server): number {
  const status = readFileSync(`/proc/${String(server.child.pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}
