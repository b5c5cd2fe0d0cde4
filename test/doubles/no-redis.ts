import { RedisConnection, Signals } from '../../src/redis';
import { PlainKeyRing } from './plain-key-ring';

/** Connection of an installation without Redis. */
export const noRedis = (): RedisConnection => new RedisConnection({ url: undefined }, new PlainKeyRing());

/** Signals of an installation without Redis: they go nowhere. */
export const noSignals = (): Signals => new Signals(noRedis());
