import { RedisConnection, Signals } from '../../src/redis';
import { PlainKeyRing } from './plain-key-ring';

/** Signals of an installation without Redis: they go nowhere. */
export const noSignals = (): Signals => new Signals(new RedisConnection({ url: undefined }, new PlainKeyRing()));
