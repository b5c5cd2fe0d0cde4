import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { KeyRing } from '../../common';
import { RedisConnection } from '../../redis';
import type { ShareableThrottlerStorage } from './shareable-throttler.storage';
import { MINUTE_MS, ThrottleCounters } from './throttle-counters';

/** Time between two exchanges in milliseconds: that late a process learns of the hits of others. */
const INTERVAL_MS = 100;

/** Keys of one exchange, which bounds the time that it holds the event loop, and the server. */
const KEYS_AT_ONCE = 500;

/** Adds hits to windows that begin with their first hit; answers the sum of each, and the milliseconds that it lasts. */
const ADD_HITS = `
local answer = {}
for i, key in ipairs(KEYS) do
  local hits = redis.call('INCRBY', key, ARGV[i + 1])
  local left = redis.call('PTTL', key)
  if left < 0 then
    left = tonumber(ARGV[1])
    redis.call('PEXPIRE', key, left)
  end
  answer[2 * i - 1] = hits
  answer[2 * i] = left
end
return answer`;

/**
 * Exchange of hits between the processes that share a Redis server: ten times a second each adds its own and takes over the sums.
 * No request waits for it; while the server is away, each process goes on with what it knows. Addresses leave the process as keyed
 * digests alone.
 */
@Injectable()
export class ThrottleSharing implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private isSharing = false;

  constructor(
    private readonly redis: RedisConnection,
    private readonly counters: ThrottleCounters,
    private readonly keys: KeyRing,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.redis.isConfigured) return;
    this.timer = setInterval(() => void this.share(), INTERVAL_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Exchanges the hits of both counters, unless an exchange is under way. Never rejects. */
  private async share(): Promise<void> {
    if (this.isSharing) return;
    this.isSharing = true;
    await this.exchange('requests', this.counters.requests);
    await this.exchange('sends', this.counters.sends);
    this.isSharing = false;
  }

  private async exchange(name: string, counter: ShareableThrottlerStorage): Promise<void> {
    const taken = counter.takeUnshared(KEYS_AT_ONCE);
    if (taken.length === 0) return;
    const keys = taken.map(([address]) => this.keys.mac('redis', [name, address]).digest);
    const hits = taken.map(([, count]) => count);
    const sums = await this.redis.evaluate(ADD_HITS, keys, [MINUTE_MS, ...hits]);
    if (!Array.isArray(sums)) return;
    for (const [index, [address]] of taken.entries())
      counter.adopt(address, Number(sums[2 * index]), Number(sums[2 * index + 1]));
  }
}
