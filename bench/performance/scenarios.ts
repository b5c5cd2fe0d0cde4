import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { percentile } from '../statistics';
import { type Contestant } from './contestant';
import { load, pace } from './load';
import { type Cores, cpuMsOf, pin } from './processor';
import { Regain, type RegainOptions } from './regain';
import { CONNECTIONS } from './rounds';

/** Requests of others a second, beside a load. */
const OTHERS_PER_SECOND = 50;

export interface BesideOthers {
  /** Requests of the load a second. */
  readonly rate: number;
  /** Milliseconds of the others' requests. */
  readonly othersP99: number;
}

/** Password hashes a second of bare argon2id on the server's cores, as many at once as it has cores. */
export async function rawHashRate(seconds: number, cores: Cores | undefined, parallel: number): Promise<number> {
  const child = fork(join(__dirname, 'raw-hash.ts'));
  if (cores && child.pid !== undefined) pin(child.pid, cores.server);
  child.send({ seconds, parallel });
  const [rate] = (await once(child, 'message')) as [number];
  return rate;
}

/** A load, and beside it sends and probes of others at a steady rate. */
export async function besideOthers(
  regain: Regain,
  seconds: number,
  next: () => ReturnType<Contestant['next']>,
): Promise<BesideOthers> {
  let isOver = false;
  const others = pace(regain.url, {
    perSecond: OTHERS_PER_SECOND,
    next: () => regain.other(),
    isOver: () => isOver,
  });
  const result = await load(regain.url, { connections: CONNECTIONS, seconds, next }).finally(() => {
    isOver = true;
  });
  return { rate: result.requests / result.seconds, othersP99: percentile(await others, 99) };
}

export interface OneAddress {
  readonly slowestMs: number;
  readonly p99: number;
  readonly requests: number;
  /** Answers other than a send or a refusal: errors, and 503. */
  readonly faults: number;
}

/**
 * Sends of one address over all connections, under the shipped limits, with the throttle lifted, which refuses earlier; after
 * sends of other addresses, as in the rounds: a new process compiles its code and prepares its statements.
 */
export async function sendsOfOneAddress(
  options: RegainOptions,
  { seconds, warmUpSeconds }: { seconds: number; warmUpSeconds: number },
  accounts: number,
): Promise<OneAddress> {
  const env = { LIMITS: '{}', THROTTLE: '1000000,send=1000000', THROTTLE_UNSAFE: 'yes' };
  const regain = await Regain.start('regain', { ...options, env });
  try {
    await regain.addAccounts(accounts);
    await load(regain.url, { connections: CONNECTIONS, seconds: warmUpSeconds, next: () => regain.send() });
    let faults = 0;
    const next = (): ReturnType<Contestant['next']> => {
      const sent = regain.send('198.51.100.7');
      if (!sent) return undefined;
      const isRight = (answer: Parameters<typeof sent.isRight>[0]): boolean => {
        if (!sent.isRight(answer) && !answer.body.includes('"msg":5006,')) faults++;
        return true;
      };
      return { ...sent, isRight };
    };
    const { latencies, requests } = await load(regain.url, { connections: CONNECTIONS, seconds, next });
    return { slowestMs: Math.max(...latencies), p99: percentile(latencies, 99), requests, faults };
  } finally {
    await regain.stop();
  }
}

export interface TwoProcesses {
  /** Sends a second of two processes, divided by those of one. */
  readonly ratio: number;
  /** The same by processor time of Node alone: what two cores would answer if the database had others. */
  readonly ratioByNodeTime: number;
}

/** Sends of one process, then of two, each pinned to a core of its own where there are two. */
export async function oneAndTwoProcesses(
  regain: Regain,
  second: Regain,
  { seconds, warmUpSeconds }: { seconds: number; warmUpSeconds: number },
): Promise<TwoProcesses> {
  const send = (count: number, each: Regain) =>
    load(each.url, { connections: CONNECTIONS / count, seconds, next: () => each.next('send') });
  await load(second.url, { connections: CONNECTIONS, seconds: warmUpSeconds, next: () => second.next('send') });
  const one = await withCpu([regain], () => Promise.all([send(1, regain)]));
  const two = await withCpu([regain, second], () => Promise.all([send(2, regain), send(2, second)]));
  return { ratio: two.rate / one.rate, ratioByNodeTime: (2 * one.nodeMs) / two.nodeMs };
}

/** Requests a second of all loads together, and Node's ms a request. */
async function withCpu(
  all: readonly Regain[],
  work: () => Promise<readonly { requests: number; seconds: number }[]>,
): Promise<{ rate: number; nodeMs: number }> {
  const cpuMs = (): number => all.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
  const before = cpuMs();
  const results = await work();
  const requests = results.reduce((sum, each) => sum + each.requests, 0);
  return {
    rate: results.reduce((sum, each) => sum + each.requests / each.seconds, 0),
    nodeMs: (cpuMs() - before) / requests,
  };
}
