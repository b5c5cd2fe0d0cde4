import { SystemClock, WakeUp } from '../../src/common';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { ThrottleCounters } from '../../src/http/throttling/throttle-counters';
import { ThrottleSharing } from '../../src/http/throttling/throttle-sharing';
import { RedisConnection, sharedWakeUp, Signals } from '../../src/redis';
import { RecordedWarnings } from '../doubles/recorded-warnings';
import { eventually } from '../support/eventually';
import { describeWith } from '../support/real-client';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const SECRET = 'a-secret-of-the-installation-of-these-tests';
const MINUTE_MS = 60_000;
const ADDRESS = '203.0.113.77';

/** What one process has of Redis. */
class Process {
  readonly redis: RedisConnection;
  readonly signals: Signals;
  readonly counters: ThrottleCounters;
  private readonly sharing: ThrottleSharing;

  constructor(url: string, secret = SECRET) {
    const keys = new HkdfKeyRing([secret]);
    this.redis = new RedisConnection({ url }, keys);
    this.signals = new Signals(this.redis);
    this.counters = new ThrottleCounters(new SystemClock(), this.redis);
    this.sharing = new ThrottleSharing(this.redis, this.counters, keys);
    this.sharing.onApplicationBootstrap();
  }

  wakeUp(role: 'api' | 'worker'): WakeUp {
    const provider = sharedWakeUp(WakeUp, 'outbox');
    return provider.useFactory({ role }, this.signals) as WakeUp;
  }

  hit(times: number): void {
    for (let hit = 0; hit < times; hit++) this.counters.requests.hit(ADDRESS, MINUTE_MS);
  }

  get left(): number {
    return this.counters.requests.rest(ADDRESS, 100).left;
  }

  close(): void {
    this.sharing.onApplicationShutdown();
    this.redis.onApplicationShutdown();
  }
}

describeWith(['redis-server'], 'Redis', () => {
  let server: RedisServer;
  let processes: Process[] = [];
  const warnings = RecordedWarnings.start().texts;

  const join = async (secret?: string): Promise<Process> => {
    const process = new Process(server.url, secret);
    processes.push(process);
    await eventually(() => process.redis.isUp);
    return process;
  };

  beforeAll(async () => {
    server = await startRedisServer('password-of-the-tests');
  });

  beforeEach(async () => {
    await server.ask('FLUSHALL');
  });

  afterEach(() => {
    for (const process of processes) process.close();
    processes = [];
  });

  afterAll(() => server.down());

  describe('limits of client addresses', () => {
    it('count the requests of all processes', async () => {
      const [one, other] = [await join(), await join()];
      one.hit(60);
      other.hit(30);
      await eventually(() => {
        other.hit(1); // a process asks for the addresses that it meets
        return other.left < 10;
      });
      expect(one.counters.sends.rest(ADDRESS, 100).left).toBe(100);
    });

    it('end with the window of the first process', async () => {
      const [one, other] = [await join(), await join()];
      one.hit(1);
      await eventually(async () => (await server.ask('DBSIZE')).includes(':1'));
      await server.ask(`PEXPIRE ${await onlyKey(server)} 10000`);
      other.hit(1);
      await eventually(() => other.left === 98);
      expect(other.counters.requests.rest(ADDRESS, 100).seconds).toBeLessThanOrEqual(10);
    });

    it('forget nothing when Redis does', async () => {
      const [one, other] = [await join(), await join()];
      one.hit(60);
      await eventually(() => {
        other.hit(1);
        return other.left < 40;
      });
      await server.ask('FLUSHALL');
      const before = other.left;
      other.hit(1);
      await eventually(async () => (await server.ask('DBSIZE')).includes(':1'));
      expect(other.left).toBe(before - 1);
    });

    it('count in each process alone while Redis is away, and together again after it', async () => {
      const [one, other] = [await join(), await join()];
      await server.down('SIGKILL');
      await eventually(() => !one.redis.isUp && !other.redis.isUp);
      one.hit(5);
      expect([one.left, other.left]).toEqual([95, 100]);
      await server.up();
      await eventually(() => one.redis.isUp && other.redis.isUp);
      one.hit(20);
      await eventually(() => {
        other.hit(1);
        return other.left < 80;
      });
    });

    it('tell Redis no address', async () => {
      const one = await join();
      one.hit(1);
      const key = await eventually(() => onlyKey(server));
      expect(key).toMatch(/^\{regain:[\w-]{16}\}:[\w-]{43}$/);
    });

    it('are kept apart between installations on one server', async () => {
      const [one, foreign] = [await join(), await join('a-secret-of-another-installation-of-these')];
      one.hit(60);
      foreign.hit(1);
      await eventually(async () => (await server.ask('DBSIZE')).includes(':2'));
      expect(foreign.left).toBe(99);
    });
  });

  describe('wake-ups', () => {
    it('of an api process ring the workers of others', async () => {
      const [api, worker] = [await join(), await join()];
      const waiting = worker.wakeUp('worker');
      const bell = api.wakeUp('api');
      const woken = waiting.wait(MINUTE_MS).then(() => true);
      await expect(
        eventually(() => {
          bell.ring(); // the first may come before the worker listens
          return Promise.race([woken, new Promise((resolve) => setTimeout(resolve, 20, false))]);
        }),
      ).resolves.toBe(true);
    });

    it('ring again after a reconnection', async () => {
      const [api, worker] = [await join(), await join()];
      let rings = 0;
      worker.signals.on('outbox', () => rings++);
      await eventually(() => {
        api.signals.send('outbox');
        return rings > 0;
      });
      await server.down('SIGKILL');
      await server.up();
      const before = rings;
      await eventually(() => {
        api.signals.send('outbox');
        return rings > before;
      });
      expect(rings).toBeGreaterThan(before);
    });

    it('of a process with a worker ring it without Redis', async () => {
      const all = new Process('redis://127.0.0.1:1');
      processes.push(all);
      const wakeUp = all.wakeUp('worker');
      wakeUp.ring();
      await expect(wakeUp.wait(MINUTE_MS)).resolves.toBeUndefined();
    });
  });

  describe('a server that does not answer', () => {
    it('is given up in time, holds no command, and is used again when it does', async () => {
      const one = await join();
      server.pause();
      const answers = await Promise.all(Array.from({ length: 100 }, () => one.redis.evaluate('return 1', [], [])));
      expect(answers).toEqual(Array(100).fill(undefined));
      expect(one.redis.isUp).toBe(false);
      expect(await one.redis.evaluate('return 1', [], [])).toBeUndefined();
      server.resume();
      await eventually(() => one.redis.isUp);
      expect(await one.redis.evaluate('return 1', [], [])).toBe(1);
    });

    it('is told once, until it answers again', async () => {
      const one = await join();
      warnings.length = 0;
      await server.down();
      await eventually(() => !one.redis.isUp);
      await new Promise((resolve) => setTimeout(resolve, 200)); // several tries to connect
      expect(warnings).toHaveLength(1);
      await server.up();
      await eventually(() => one.redis.isUp);
      await server.down();
      await eventually(() => !one.redis.isUp);
      expect(warnings).toHaveLength(2);
      await server.up();
    });
  });
});

async function onlyKey(server: RedisServer): Promise<string | undefined> {
  return /\{regain:.*\S/.exec(await server.ask('KEYS *'))?.[0];
}
