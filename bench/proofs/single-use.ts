import { checks, inTurn, resets } from './parallel-codes/guesses';
import { runRounds } from './parallel-codes/rounds';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const ROUNDS = 1_000;
const QUICK_ROUNDS = 50;
const PARALLEL = 50;

/**
 * `prove -- single-use [rounds]`: one code, 50 parallel right guesses of all dialects mixed over two processes, 1,000 times
 * unless another count is given. Each time exactly one call consumes the code, and at most one accepts it before. One of
 * the guesses is a reset, whose password is hashed before the code is consumed.
 */
export function proveSingleUse({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const rounds = Number(args[0] ?? (isQuick ? QUICK_ROUNDS : ROUNDS));
  return withMysql(async (database) => {
    let failures = 0;
    await runRounds(database, rounds, async (round, n) => {
      const guesses = Array.from({ length: PARALLEL }, (_, index) => inTurn(checks, n + index));
      guesses[n % PARALLEL] = inTurn(resets, n);
      const right = await round.guess(guesses.map((guess) => ({ guess, code: round.code })));
      const consumed = right.filter(({ effect }) => effect === 'consume').length;
      if (consumed !== 1 || right.length > 2) failures++;
    });
    const guesses = `${counted(rounds)} codes, ${counted(rounds * PARALLEL)} parallel right guesses of all dialects`;
    return [noneOf('codes that are not consumed exactly once, over two processes', failures, guesses)];
  });
}
