import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseConfig } from '../../src/database';
import { type RedisServer, startRedisServer } from '../../test/support/redis-server';
import { startTwo } from '../../test/support/two-processes';
import { median } from '../statistics';
import { People } from './enumeration/people';
import { HonestPeople } from './overload/honest-people';
import { checks, inTurn } from './parallel-codes/guesses';
import { runRounds } from './parallel-codes/rounds';
import { counted, noneOf, type ProofRequest, type ProofRow, ToolMissing } from './proof';
import { timeHandOver } from './redis/hand-over';
import { withMysql } from './with-mysql';
import { ConnectionPool } from './wire/connection-pool';

const [ROUNDS, QUICK_ROUNDS] = [400, 60];
const PARALLEL = 20;
const OWNERS = 60;
/** Time under faults in milliseconds. */
const [LOAD_MS, QUICK_LOAD_MS] = [40_000, 12_000];

const LIMIT = 300;
const STRANGER = '203.0.113.99';
const REQUESTS_PER_SECOND = 100;

/**
 * `prove -- redis`: two processes that share a Redis server, which stops answering, is killed, comes back and is emptied in turn,
 * while codes are guessed and people go on; then the limit of an address over both processes, and the time from an answer to the
 * hand-over of its message by an own worker, with signals and without.
 */
export async function proveRedis({ isQuick }: ProofRequest): Promise<readonly ProofRow[]> {
  if (spawnSync('redis-server', ['--version']).status !== 0) throw new ToolMissing('redis-server is not installed');
  return [
    await single(isQuick ? QUICK_ROUNDS : ROUNDS),
    ...(await serve(isQuick ? QUICK_LOAD_MS : LOAD_MS)),
    await limitOfBoth(),
    await handOver(isQuick),
  ];
}

/** Runs `work` beside a server that fails in every way until the work ends. */
async function underFaults<T>(work: (redis: RedisServer) => Promise<T>): Promise<T> {
  const redis = await startRedisServer();
  const over = new AbortController();
  const faults = (async () => {
    while (!over.signal.aborted) {
      redis.pause();
      await sleep(1_500);
      redis.resume();
      await sleep(500);
      await redis.down('SIGKILL');
      await sleep(1_000);
      await redis.up();
      await sleep(500);
      await redis.ask('FLUSHALL');
    }
  })();
  try {
    return await work(redis);
  } finally {
    over.abort();
    await faults;
    await redis.down('SIGKILL');
  }
}

/** Codes that are guessed right by many at once. */
function single(rounds: number): Promise<ProofRow> {
  return underFaults((redis) =>
    withMysql(async (database) => {
      let failures = 0;
      await runRounds(
        database,
        rounds,
        async (round, n) => {
          const guesses = Array.from({ length: PARALLEL }, (_, index) => inTurn(checks, n + index));
          const right = await round.guess(guesses.map((guess) => ({ guess, code: round.code })));
          const consumed = right.filter(({ effect }) => effect === 'consume').length;
          if (consumed !== 1 || right.length > 2) failures++;
        },
        { REDIS_URL: redis.url },
      );
      return noneOf(
        'codes that are not consumed exactly once, while Redis fails',
        failures,
        `${counted(rounds)} codes`,
      );
    }),
  );
}

/** Requests of ordinary people at both processes. */
function serve(ms: number): Promise<readonly ProofRow[]> {
  return underFaults((redis) =>
    withTwo({ LIMITS: '{}', REDIS_URL: redis.url }, async (pools, core) => {
      const owners = await new People(core).withAccounts(OWNERS);
      const people = pools.map((pool) => new HonestPeople(pool, owners));
      for (const each of people) await each.arrive();
      const experiences = (await Promise.all(people.map((each) => each.live((elapsed) => elapsed > ms)))).flat();
      const failed = experiences.filter(({ isFault, isRefused }) => isFault || isRefused);
      const slowest = Math.max(...experiences.map((each) => each.ms));
      const of = `${counted(experiences.length)} requests, slowest ${slowest.toFixed(0)} ms`;
      return [noneOf('answers with 5xx or none, while Redis fails', failed.length, of)];
    }),
  );
}

/** Requests that one address gets through in a window, at two processes in turn. */
async function limitOfBoth(): Promise<ProofRow> {
  const redis = await startRedisServer();
  try {
    return await withTwo({ THROTTLE: String(LIMIT), REDIS_URL: redis.url }, async (pools) => {
      let admitted = 0;
      for (let sent = 0; sent < 2 * LIMIT + LIMIT / 2; sent++) {
        const request = { method: 'GET', path: '/an-unknown-path', body: '', headers: {} };
        const { status } = await inTurn(pools, sent).send(request, STRANGER);
        if (status !== 429) admitted++;
        await sleep(1_000 / REQUESTS_PER_SECOND);
      }
      const most = LIMIT * 1.1;
      return {
        ...{
          promise: 'requests of one address that two processes admit in a minute',
          figure: `at most ${String(most)}`,
        },
        measured: `${String(admitted)}, limit ${String(LIMIT)}`,
        holds: admitted >= LIMIT && admitted <= most,
      };
    });
  } finally {
    await redis.down();
  }
}

/** Median times from an answer to the hand-over of its message by a worker of its own. */
async function handOver(isQuick: boolean): Promise<ProofRow> {
  const redis = await startRedisServer();
  try {
    const polled = median(await withMysql((database) => timeHandOver(database, isQuick)));
    const told = median(await withMysql((database) => timeHandOver(database, isQuick, redis.url)));
    return {
      ...{ promise: 'time to the hand-over of a message by another process', figure: 'under half of that by polls' },
      measured: `${told.toFixed(0)} ms by signals, ${polled.toFixed(0)} ms by polls (medians)`,
      holds: told < polled / 2,
    };
  } finally {
    await redis.down();
  }
}

type Core = Awaited<ReturnType<typeof startTwo>>['core'];

/** Runs `work` with connections to two processes on an empty database. */
function withTwo<T>(
  env: NodeJS.ProcessEnv,
  work: (pools: readonly ConnectionPool[], core: Core) => Promise<T>,
): Promise<T> {
  return withMysql(async (database: DatabaseConfig) => {
    const two = await startTwo(database, env);
    const pools = two.processes.map(({ url }) => new ConnectionPool(url));
    try {
      return await work(pools, two.core);
    } finally {
      for (const pool of pools) pool.close();
      await two.close();
    }
  });
}
