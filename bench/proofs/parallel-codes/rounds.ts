import { Database, type DatabaseConfig } from '../../../src/database';
import { startTwo, type TwoProcesses } from '../../../test/support/two-processes';
import { Addresses } from '../enumeration/measure';
import { People, type Typed } from '../enumeration/people';
import { counted } from '../proof';
import { ConnectionPool } from '../wire/connection-pool';
import { type Guess, inTurn, sends } from './guesses';

/** Address that asks for the codes: a network that has asked for one has attempts of its own. */
const OWNERS = '198.51.100.7';

/**
 * Limits that a run meets before the one that it is about: those of one machine's addresses, and the alarm over wrong codes of all
 * people, which would ask every send for a captcha.
 */
const LIMITS = JSON.stringify({
  ipTargetsPerHour: 1_000_000,
  ipSendsPerHour: 1_000_000,
  globalWrongPerDay: 1_000_000,
  longCodesPerDay: 1_000_000,
});

/** Rounds at a time, which keep two cores busy while one of them waits for its message. */
const AT_A_TIME = 4;
const REPORT_EVERY = 500;

/** One guess of a round, with the text that is guessed. */
export interface PlannedGuess {
  readonly guess: Guess;
  readonly code: string;
}

/** One code that was sent to an account, and guesses at it over two processes. */
export class Round {
  constructor(
    private readonly pools: readonly ConnectionPool[],
    private readonly addresses: Addresses,
    readonly owner: Typed,
    /** The right code. */
    readonly code: string,
  ) {}

  /** Makes guesses at once, in turn to the one process and the other. Returns those that were taken for right. */
  async guess(planned: readonly PlannedGuess[]): Promise<readonly Guess[]> {
    const answered = await Promise.all(
      planned.map(async ({ guess, code }, n) => {
        const { body } = await inTurn(this.pools, n).send(guess.request(this.owner, code), this.addresses.next());
        return guess.success.test(body) ? [guess] : [];
      }),
    );
    return answered.flat();
  }
}

/**
 * Runs so many rounds over two processes, each with an account and a code of its own, which the dialects ask for in turn.
 * Returns the largest number of attempts that a challenge counts in the end. Parameter `env`: further variables of the processes.
 */
export async function runRounds(
  database: DatabaseConfig,
  rounds: number,
  play: (round: Round, n: number) => Promise<void>,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const two = await startTwo(database, { LIMITS, ...env });
  const pools = two.processes.map(({ url }) => new ConnectionPool(url));
  const addresses = new Addresses();
  try {
    const owners = await new People(two.core).withAccounts(rounds);
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let n = next++; n < rounds; n = next++) {
        const owner = inTurn(owners, n);
        await inTurn(pools, n).send(inTurn(sends, n)(owner), OWNERS);
        const code = await inTurn(two.clients, n).code(owner.phone);
        await play(new Round(pools, addresses, owner, code), n);
        if ((n + 1) % REPORT_EVERY === 0) process.stdout.write(`${counted(n + 1)} rounds\n`);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, lane));
    return await mostAttempts(two.core);
  } finally {
    for (const pool of pools) pool.close();
    await two.close();
  }
}

async function mostAttempts(core: TwoProcesses['core']): Promise<number> {
  const [row] = await core
    .get(Database)
    .query<{ attempts: number | null }>('SELECT MAX(attempts) AS attempts FROM otp_challenges WHERE decoy < 2', []);
  return row?.attempts ?? NaN;
}
