import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random, RefusedException } from '../../common';
import { AnswerReplay, type ReplayedAnswer, type ReplayStart, type RepeatableRequest } from '../../http';
import { type IdempotentRequest, IdempotencyStore, type KeyState } from './idempotency.sql-store';

const OWNER_BYTES = 16;

/** Times between looks at a request that runs elsewhere, in milliseconds: about eight seconds in all. */
const LOOKS_MS: readonly number[] = [...[25, 50, 100], ...Array.from({ length: 39 }, () => 200)];

const TOO_MANY = 429;
const SERVER_ERROR = 500;

/** Runs requests that have an idempotency key once, over all processes, and tells their answer again. */
@Injectable()
export class Idempotency extends AnswerReplay<IdempotentRequest> {
  /** Requests of this process that wait for one key share its looks. */
  private readonly waiting = new Map<string, Promise<KeyState>>();

  constructor(
    private readonly store: IdempotencyStore,
    private readonly random: Random,
  ) {
    super();
  }

  /** Claims the key for a request, or waits, for a bounded time, for the answer of the one that runs. */
  async start(named: RepeatableRequest): Promise<ReplayStart<IdempotentRequest>> {
    const request = { ...named, owner: this.random.token(OWNER_BYTES) };
    const first = await this.store.claim(request);
    const state = first === 'running' ? await this.settled(request) : first;
    if (typeof state === 'object') return { kind: 'answer', answer: state };
    if (state === 'other') throw new RefusedException({ reason: 'idempotency-key-reused' });
    if (state === 'running') throw new RefusedException({ reason: 'idempotency-in-progress', retryAfterSeconds: 1 });
    return { kind: 'run', request, isUncertain: state === 'claimed-again' };
  }

  /**
   * Settles the key by the answer of its request. A request that was only too early frees the key; one that failed may have had
   * its effect, which the next one with the key is told.
   */
  end(request: IdempotentRequest, answer: ReplayedAnswer): Promise<void> {
    if (answer.status >= SERVER_ERROR) return this.store.abandon(request);
    return answer.status === TOO_MANY ? this.store.release(request) : this.store.answer(request, answer);
  }

  /** State of a key once the request that runs has ended. */
  private async settled(request: IdempotentRequest): Promise<KeyState> {
    const { digest } = request;
    const known = this.waiting.get(digest);
    if (known) {
      await known;
      return this.store.claim(request);
    }
    const looking = this.look(request).finally(() => this.waiting.delete(digest));
    this.waiting.set(digest, looking);
    return looking;
  }

  private async look(request: IdempotentRequest): Promise<KeyState> {
    for (const pause of LOOKS_MS) {
      await sleep(pause);
      const state = await this.store.claim(request);
      if (state !== 'running') return state;
    }
    return 'running';
  }
}
