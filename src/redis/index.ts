export { inspectRedis } from './inspect-redis';
export { RedisConnection } from './redis-connection';
export { RedisModule } from './redis.module';
export { sharedWakeUp } from './shared-wake-up';
export { Signals } from './signals';
