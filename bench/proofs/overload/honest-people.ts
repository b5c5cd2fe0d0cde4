import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Typed } from '../enumeration/people';
import { inTurn } from '../parallel-codes/guesses';
import { gps, smssend, systems } from '../wire/dialect-requests';
import type { ConnectionPool } from '../wire/connection-pool';
import type { WireRequest } from '../wire/kept-connection';
import { type Experience, experience } from './experience';

const PER_SECOND = 20;

/** Password of all owners. */
export const OWNERS_PASSWORD = 'the same for everybody';

/** Requests that ordinary people make all the time. Owners sign in from where they signed in before. */
const CALLS: readonly (readonly [name: string, request: (owner: Typed) => WireRequest])[] = [
  ['send', ({ username, phone }) => systems.send(username, phone)],
  ['guess', ({ phone }) => gps.verify(phone, '000000')],
  ['live', () => ({ method: 'GET', path: '/health/live', body: '', headers: {} })],
  ['sign-in', ({ username }) => smssend.signIn({ username, pass: OWNERS_PASSWORD })],
];

/** People with accounts, who make a request each in turn and at a steady rate. */
export class HonestPeople {
  private served = 0;

  constructor(
    private readonly pool: ConnectionPool,
    private readonly owners: readonly Typed[],
  ) {}

  /** Signs all owners in, so that their addresses are known. */
  async arrive(): Promise<void> {
    for (const [n, owner] of this.owners.entries())
      await this.pool.send(smssend.signIn({ username: owner.username, pass: OWNERS_PASSWORD }), addressOf(n));
  }

  /** Makes requests until `isOver` says so after so many milliseconds, and returns all experiences. */
  async live(
    isOver: (elapsedMs: number, experiences: readonly Experience[]) => boolean,
  ): Promise<readonly Experience[]> {
    const experiences: Experience[] = [];
    const under: Promise<void>[] = [];
    const startedAt = performance.now();
    for (let n = 0; !isOver(performance.now() - startedAt, experiences); n++) {
      const at = (n * 1_000) / PER_SECOND;
      await sleep(Math.max(0, startedAt + at - performance.now()));
      under.push(this.ask(at).then((experience) => void experiences.push(experience)));
    }
    await Promise.all(under);
    return experiences;
  }

  private ask(at: number): Promise<Experience> {
    const turn = this.served++;
    const [call, request] = inTurn(CALLS, turn);
    const person = Math.floor(turn / CALLS.length) % this.owners.length;
    return experience(this.pool, {
      ...{ call, at, request: request(inTurn(this.owners, person)), address: addressOf(person) },
    });
  }
}

/** Address of an owner: far from the addresses of floods. */
const addressOf = (n: number): string => `172.${String(16 + (n >> 8))}.${String(n & 255)}.1`;
