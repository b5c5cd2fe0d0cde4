import type { KeptConnection, WireAnswer } from '../wire/kept-connection';
import type { People, Typed } from './people';
import type { Scenario, SolveCaptcha } from './scenarios';

/** What one run of a scenario needs. */
export interface Bench {
  readonly connection: KeptConnection;
  readonly people: People;
  readonly solve: SolveCaptcha;
  readonly addresses: Addresses;
}

/** Times and answers of the two sides of a scenario. */
export interface Measured {
  readonly times: readonly [number[], number[]];
  /** Answers by number, without what differs by itself. */
  readonly answers: Map<string, number>;
}

export const noMeasurements = (): Measured => ({ times: [[], []], answers: new Map() });

const BLOCK = 20;

/** Requests of a client address, before the next one is used. */
const PER_ADDRESS = 20;

/** Client addresses in networks of their own, each used for a few requests as those of a patient attacker are. */
export class Addresses {
  private used = 0;

  next(): string {
    const n = Math.floor(this.used++ / PER_ADDRESS);
    return `11.${String(n & 255)}.${String((n >> 8) & 255)}.${String(n >> 16)}`;
  }
}

/**
 * Measures so many pairs, whose two sides take turns in random order: in blocks, so that a message under way and a slow moment
 * of the machine meet both sides alike. Adds to `measured`.
 */
export async function measurePairs(bench: Bench, scenario: Scenario, pairs: number, measured: Measured): Promise<void> {
  const [first, second] = await bench.people.contrast(scenario.contrast, pairs);
  for (let start = 0; start < pairs; start += BLOCK) {
    const turns = [
      ...first.slice(start, start + BLOCK).map((typed) => ({ typed, side: 0 as const })),
      ...second.slice(start, start + BLOCK).map((typed) => ({ typed, side: 1 as const })),
    ];
    for (const { typed, side } of shuffled(turns)) {
      const answer = await ask(bench, scenario, typed);
      measured.times[side].push(answer.ms);
      const plain = withoutChance(answer, scenario);
      measured.answers.set(plain, (measured.answers.get(plain) ?? 0) + 1);
    }
  }
}

async function ask(
  { connection, solve, addresses }: Bench,
  { before, request }: Scenario,
  typed: Typed,
): Promise<WireAnswer> {
  const address = addresses.next();
  const answers: WireAnswer[] = [];
  for (const earlier of before) answers.push(await connection.send(await earlier(typed, solve, answers), address));
  return connection.send(await request(typed, solve, answers), address);
}

const CHANCE = /^(date|x-request-id|request-id): .*$/gim;

/** What else differs by itself in answers of /v1: ids and times, and what is left to the client address. */
const CHANCE_OF_V1 = /^(location|ratelimit): .*$|"(id|reference|expiresAt|resendAt)":"[^"]*"/gim;

/** Answer without what differs from one request to the next, whoever is asked about. */
function withoutChance({ head, body }: WireAnswer, { dialect }: Scenario): string {
  const answer = `${head.replace(CHANCE, '$1: *')}\n${body}`;
  return dialect === 'v1' ? answer.replace(CHANCE_OF_V1, '$1$2: *') : answer;
}

function shuffled<T>(items: readonly T[]): T[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
