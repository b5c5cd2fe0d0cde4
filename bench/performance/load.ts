import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectionPool } from '../proofs/wire/connection-pool';
import { KeptConnection, type WireAnswer, type WireRequest } from '../proofs/wire/kept-connection';

/** Request with the client address that it comes from, and the answer that is right for it. */
export interface LoadRequest {
  readonly request: WireRequest;
  readonly address: string;
  readonly isRight: (answer: WireAnswer) => boolean;
}

/** Source of requests; undefined when none is left. */
export type NextRequest = () => LoadRequest | undefined;

export interface LoadResult {
  readonly requests: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  /** Milliseconds of each request. */
  readonly latencies: readonly number[];
}

/**
 * Load in a closed loop: each connection has one request under way, until the time is over or the source is empty. Rejects
 * at the first answer that is not right.
 */
export async function load(
  url: string,
  { connections, seconds, next }: { connections: number; seconds: number; next: NextRequest },
): Promise<LoadResult> {
  const opened = await Promise.all(Array.from({ length: connections }, () => KeptConnection.open(url)));
  const latencies: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  const run = async (connection: KeptConnection): Promise<void> => {
    for (;;) {
      const each = performance.now() < until ? next() : undefined;
      if (!each) return;
      const answer = await connection.send(each.request, each.address);
      if (!each.isRight(answer)) throw new Error(wrong(each.request, answer));
      latencies.push(answer.ms);
    }
  };
  try {
    await Promise.all(opened.map(run));
  } finally {
    for (const connection of opened) connection.close();
  }
  return { requests: latencies.length, seconds: (performance.now() - startedAt) / 1_000, latencies };
}

/** Requests at a steady rate beside a load, until `isOver`. Returns milliseconds of each from when it was due. */
export async function pace(
  url: string,
  { perSecond, next, isOver }: { perSecond: number; next: NextRequest; isOver: () => boolean },
): Promise<readonly number[]> {
  const pool = new ConnectionPool(url);
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const startedAt = performance.now();
  const ask = async ({ request, address, isRight }: LoadRequest, dueAt: number): Promise<void> => {
    const answer = await pool.send(request, address);
    if (!isRight(answer)) throw new Error(wrong(request, answer));
    latencies.push(performance.now() - dueAt);
  };
  try {
    for (let n = 0; !isOver(); n++) {
      const dueAt = startedAt + (n * 1_000) / perSecond;
      await sleep(Math.max(0, dueAt - performance.now()));
      const each = next();
      if (!each) break;
      underWay.push(ask(each, dueAt));
    }
    await Promise.all(underWay);
  } finally {
    pool.close();
  }
  return latencies;
}

const wrong = ({ path }: WireRequest, { status, body }: WireAnswer): string =>
  `${path} answered ${String(status)} ${body.slice(0, 300)}`;
