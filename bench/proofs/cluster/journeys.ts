import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Typed } from '../enumeration/people';
import { type Experience, experience } from '../overload/experience';
import type { ConnectionPool } from '../wire/connection-pool';
import { systems } from '../wire/dialect-requests';
import type { Ledger } from './ledger';

const PER_SECOND = 5;
const TRIES = 20;
const PAUSE_MS = 1_000;
const AT_ONCE = 2;

const isSuccess = ({ body }: Experience): boolean => /"msg":2006\b/.test(body);
const isUnclear = ({ isFault, isRefused }: Experience): boolean => isFault || isRefused;

/** A person's way from a send to the code and its acceptance. */
interface Journey {
  readonly owner: Typed;
  readonly code: string;
  readonly guess: (times: number) => Promise<readonly Experience[]>;
}

/** People who are sent one code each, enter it until it is answered, and then try it again on two connections at once. */
export class Journeys {
  private made = 0;

  constructor(
    private readonly owners: readonly Typed[],
    private readonly ledger: Ledger,
  ) {}

  /** Begins journeys at a steady rate until `isOver` says so, and returns the experiences of all of them. */
  async live(pool: ConnectionPool, isOver: () => boolean): Promise<readonly Experience[]> {
    const experiences: Experience[] = [];
    const under: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let n = 0; !isOver(); n++) {
      await sleep(Math.max(0, startedAt + (n * 1_000) / PER_SECOND - performance.now()));
      under.push(this.go(pool, startedAt, experiences));
    }
    await Promise.all(under);
    return experiences;
  }

  private async go(pool: ConnectionPool, startedAt: number, experiences: Experience[]): Promise<void> {
    const n = this.made++;
    const owner = this.owners[n];
    if (!owner) throw new Error('there are not enough accounts for so many journeys');
    const address = `11.${String(n >> 8)}.${String(n & 255)}.7`;
    const ask = async (call: string, request: Parameters<ConnectionPool['send']>[0]): Promise<Experience> => {
      const found = await experience(pool, { call, request, address, at: performance.now() - startedAt });
      experiences.push(found);
      return found;
    };
    if (!isSuccess(await ask('send', systems.send(owner.username, owner.phone)))) return;
    this.ledger.accept(owner.phone);
    const code = await this.ledger.codeOf(owner.phone);
    if (code === undefined) return;
    const guess = (times: number): Promise<readonly Experience[]> =>
      Promise.all(Array.from({ length: times }, () => ask('verify', systems.verify(owner.username, code))));
    await this.enter({ owner, code, guess }, n % AT_ONCE === 0 ? AT_ONCE : 1);
  }

  /** Enters the code, `times` at once, again while there is no clear answer; and twice at once when it was taken. */
  private async enter({ guess }: Journey, times: number): Promise<void> {
    const all: Experience[] = [];
    for (let n = 0; n < TRIES; n++) {
      const answers = await guess(n === 0 ? times : 1);
      all.push(...answers);
      if (answers.some(isSuccess) || !answers.some(isUnclear)) break;
      await sleep(PAUSE_MS);
    }
    if (all.some(isSuccess)) all.push(...(await guess(AT_ONCE)));
    this.ledger.spend(all.filter(isSuccess).length, all.some(isUnclear), all[0]?.body ?? '');
  }
}
