import { STANDARD_LIMITS } from '../../src/config';
import { checks, inTurn, resets } from './parallel-codes/guesses';
import { type PlannedGuess, type Round, runRounds } from './parallel-codes/rounds';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const ROUNDS = 1_000;
const QUICK_ROUNDS = 50;
const PARALLEL = 100;
const EARLY = 10;
const calls = [...checks, ...resets];

/**
 * `prove -- budget [rounds]`: one code, 100 parallel guesses of all dialects mixed over two processes, of which one is right,
 * 1,000 times unless another count is given. No challenge counts more attempts than its budget, the right guess is accepted
 * once at most, and afterwards the right code is refused by every dialect.
 */
export function proveBudget({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const rounds = Number(args[0] ?? (isQuick ? QUICK_ROUNDS : ROUNDS));
  return withMysql(async (database) => {
    let [twice, late, accepted] = [0, 0, 0];
    const most = await runRounds(database, rounds, async (round, n) => {
      const right = await round.guess(planned(round, n));
      if (right.length > 0) accepted++;
      if (right.length > 1) twice++;
      const isUsedUp = right.every(({ effect }) => effect === 'consume');
      const after = await round.guess(calls.map((guess) => ({ guess, code: round.code })));
      if (isUsedUp && after.length > 0) late++;
    });
    process.stdout.write(`${counted(accepted)} of ${counted(rounds)} right guesses came in time\n`);
    const of = `${counted(rounds)} codes, ${counted(rounds * PARALLEL)} parallel guesses of all dialects`;
    return [
      {
        promise: 'attempts that a challenge counts, over two processes',
        figure: `at most ${String(STANDARD_LIMITS.attemptsPerChallenge)}`,
        measured: `at most ${String(most)} of ${of}`,
        holds: most <= STANDARD_LIMITS.attemptsPerChallenge,
      },
      noneOf('right guesses that are accepted more than once', twice, of),
      noneOf('codes that are right after they are used or their budget is', late, of),
    ];
  });
}

/** One right guess among wrong ones: in every other round anywhere, else among those that may still be judged. */
function planned({ code }: Round, n: number): readonly PlannedGuess[] {
  const place = Math.floor(Math.random() * (n % 2 === 0 ? PARALLEL : EARLY));
  return Array.from({ length: PARALLEL }, (_, index) => ({
    guess: inTurn(calls, n + index),
    code: index === place ? code : String((Number(code) + index + 1) % 1_000_000).padStart(6, '0'),
  }));
}
