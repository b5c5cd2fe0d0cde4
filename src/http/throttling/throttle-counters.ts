import { Injectable } from '@nestjs/common';
import { Clock } from '../../common';
import { RedisConnection } from '../../redis';
import { ShareableThrottlerStorage } from './shareable-throttler.storage';

/** Length of a window of the limits of client addresses. */
export const MINUTE_MS = 60_000;

/** Hit counters of client addresses in this process: of requests of any kind, and of those that send messages. */
@Injectable()
export class ThrottleCounters {
  readonly requests: ShareableThrottlerStorage;
  readonly sends: ShareableThrottlerStorage;

  constructor(clock: Clock, { isConfigured: isShared }: RedisConnection) {
    this.requests = new ShareableThrottlerStorage(clock, isShared);
    this.sends = new ShareableThrottlerStorage(clock, isShared);
  }
}
