import { Injectable } from '@nestjs/common';
import { type Outcome, type Refusal, TaskPool } from '../../common';
import type { IssueRefusal } from '../otp.refusals';
import { networkOf } from './address-prefixes';
import { type AddressAsk, SendLimiter } from './send-limiter';

/** Number of sends of one network that run at a time: their transactions wait for each other anyway. */
const PARALLEL = 4;
/** Number of sends of one network that wait for their turn; beyond it they are `unavailable`. */
const MAX_WAITING = 1_000;

interface Network {
  readonly pool: TaskPool;
  sends: number;
}

/**
 * Queue of the sends of each network in this process. They lock the same windows, and without it would wait for each other
 * in the database, each on a connection that everybody else then lacks.
 */
@Injectable()
export class SendQueue {
  private readonly networks = new Map<string, Network>();

  constructor(private readonly limiter: SendLimiter) {}

  /**
   * Runs a send when its turn comes. While others of its network run, one that the limits of its client address refuse is
   * refused without a lock. Throws `unavailable` while too many wait.
   */
  async run<T, R extends Refusal>(
    ask: AddressAsk,
    send: () => Promise<Outcome<T, R>>,
  ): Promise<Outcome<T, R | IssueRefusal>> {
    const key = networkOf(ask.ip);
    const network = this.networks.get(key) ?? { pool: new TaskPool(PARALLEL, MAX_WAITING), sends: 0 };
    this.networks.set(key, network);
    network.sends++;
    try {
      const refused = network.sends > 1 ? await this.limiter.look(ask) : undefined;
      return refused ?? (await network.pool.run(send));
    } finally {
      network.sends--;
      if (network.sends === 0) this.networks.delete(key);
    }
  }
}
