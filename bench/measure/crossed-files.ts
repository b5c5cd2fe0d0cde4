import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client, type TestAccount, person } from '../black-box/client';
import { emptyDatabase } from '../black-box/databases';
import { type Server, startServer } from '../black-box/server';
import { Vendor } from '../black-box/vendor';

const PROBE = join(__dirname, 'coverage-probe.cjs');

/** Long enough for what a process does after it has answered, and for a worker to note what a vendor said. */
const SETTLE_MS = 500;

/** Own source files by the request that crosses them, each list sorted. */
export type CrossedFiles = Readonly<Record<'send' | 'reset' | 'delivery', readonly string[]>>;

/**
 * The files under src of which at least one function is called by a send, an XML reset, and a delivery with its receipt.
 * One process answers requests and another delivers, so that neither counts for the other; hence a MySQL server.
 * A delivery is what the worker does from a waiting message to its acceptance, and the receipt's request.
 */
export async function crossedFiles(root: string): Promise<CrossedFiles> {
  const database = await emptyDatabase('mysql');
  const vendor = await Vendor.open();
  const options = { root, databaseUrl: database.url, vendorUrl: vendor.url, preload: PROBE };
  const servers: Server[] = [];
  try {
    servers.push(await startServer({ ...options, role: 'api' }));
    servers.push(await startServer({ ...options, role: 'worker' }));
    const [api, worker] = servers as [Server, Server];
    const journey = new Journey(root, api, worker, vendor);
    await journey.walk(person(1));
    return await journey.walk(person(2));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await vendor.close();
    await database.drop();
  }
}

class Journey {
  private readonly client: Client;

  constructor(
    private readonly root: string,
    private readonly api: Server,
    private readonly worker: Server,
    private readonly vendor: Vendor,
  ) {
    this.client = new Client(api.url);
  }

  /** A new account, a recovery code, the receipt of its message, and a new password. */
  async walk(someone: TestAccount): Promise<CrossedFiles> {
    await this.client.sendRegistrationCode(someone);
    await this.client.register(someone, (await this.vendor.take(someone.phone)).code);
    await sleep(SETTLE_MS);
    await this.calledFiles(this.worker);
    const send = await this.during(() => this.client.sendRecoveryCode(someone));
    const { id, code } = await this.vendor.take(someone.phone);
    await sleep(SETTLE_MS);
    const handedOver = await this.calledFiles(this.worker);
    const receipt = await this.during(() => this.client.reportDelivery(id));
    const reset = await this.during(() => this.client.resetPassword(someone, code));
    return { send, reset, delivery: [...new Set([...handedOver, ...receipt])].sort() };
  }

  /** The own files that a request crosses in the process that answers it, and what is done right after the answer. */
  private async during(request: () => Promise<void>): Promise<readonly string[]> {
    await this.calledFiles(this.api);
    await request();
    await sleep(SETTLE_MS);
    return this.calledFiles(this.api);
  }

  /** The own files of which a function was called since the last time that this server was asked. */
  private async calledFiles({ child }: Server): Promise<readonly string[]> {
    const counted = once(child, 'message') as Promise<[readonly string[]]>;
    child.send('count');
    const [urls] = await counted;
    return urls.flatMap((url) => this.sourceOf(url)).sort();
  }

  /** dist mirrors src file by file. An index only hands on what others export, by getters that look like functions. */
  private sourceOf(url: string): readonly string[] {
    if (!url.startsWith('file://') || url.endsWith('/index.js')) return [];
    const inDist = relative(resolve(this.root, 'dist'), fileURLToPath(url));
    const source = join('src', inDist.replace(/\.js$/, '.ts'));
    return !inDist.startsWith('..') && existsSync(resolve(this.root, source)) ? [source] : [];
  }
}
