import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionPool } from '../wire/connection-pool';
import { statusOf } from '../wire/kept-connection';
import { type Attack, attacks } from './attacks';

/** Order to a process of its own that floods a server. */
export interface FloodOrder {
  readonly attack: string;
  readonly url: string;
  readonly seconds: number;
  /** Requests a second, if not those of the attack. */
  readonly perSecond?: number;
}

/** Number of answers by status; `0` for connections that ended without one, `500` for a 503 without Retry-After. */
export type Statuses = Readonly<Record<number, number>>;

export interface FloodReport {
  readonly statuses: Statuses;
  /** CPU time that the flood itself has used, in seconds. */
  readonly cpuSeconds: number;
}

const STEP_MS = 5;

/** Requests that may wait for their answers; beyond it the flood holds back, as it has no more connections. */
const MAX_WAITING = 4_000;

async function flood({ request, connections, addresses, ...attack }: Attack, order: FloodOrder): Promise<FloodReport> {
  const { perSecond = attack.perSecond } = order;
  const pool = new ConnectionPool(order.url);
  const statuses: Record<number, number> = {};
  await pool.prepare(connections);
  const [startedAt, cpuBefore] = [performance.now(), process.cpuUsage()];
  const waiting = new Set<Promise<void>>();
  for (let sent = 0; performance.now() - startedAt < order.seconds * 1_000;) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond);
    for (; sent < due && waiting.size < MAX_WAITING; sent++) {
      const answered = pool
        .send(request(sent), addressOf(sent % addresses))
        .then(statusOf, () => 0)
        .then((status) => {
          statuses[status] = (statuses[status] ?? 0) + 1;
          waiting.delete(answered);
        });
      waiting.add(answered);
    }
    await sleep(STEP_MS);
  }
  await Promise.race([Promise.all(waiting), sleep(5_000)]);
  pool.close();
  const { user, system } = process.cpuUsage(cpuBefore);
  return { statuses, cpuSeconds: (user + system) / 1e6 };
}

const addressOf = (n: number): string => `11.${String((n >> 16) & 255)}.${String((n >> 8) & 255)}.${String(n & 255)}`;

process.once('message', (order: FloodOrder) => {
  const attack = attacks.find(({ name }) => name === order.attack);
  if (!attack) throw new Error(`there is no attack ${order.attack}`);
  void flood(attack, order).then((report) =>
    process.send?.(report, () => {
      process.disconnect();
    }),
  );
});
