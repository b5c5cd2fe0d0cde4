import { countWrong, guessWaitSeconds } from './guess-budget';
import { DAY_MS, emptyLedger, HOUR_MS, type Ledger } from './ledger';

const LIMITS = { wrongPerHour: 10, wrongPerDay: 30, pauseSeconds: 900, pauseMaxSeconds: 86_400 };
const MINUTE_MS = 60_000;

const wrongAt = (ledger: Ledger, times: readonly number[]): Ledger =>
  times.reduce((counted, time) => countWrong(counted, time, LIMITS), ledger);

const tenAt = (time: number): number[] => new Array<number>(10).fill(time);

describe('the guess budget', () => {
  it('lets nine wrong guesses an hour pass without a wait', () => {
    const nine = wrongAt(emptyLedger, tenAt(1_000).slice(1));
    expect(guessWaitSeconds(nine, 1_000, LIMITS)).toBe(0);
    expect(nine.pausedUntil).toBe(0);
  });

  it('pauses for a quarter of an hour at the tenth, and until there is room again', () => {
    const spent = wrongAt(emptyLedger, tenAt(1_000));
    expect(spent.pausedUntil).toBe(1_000 + 15 * MINUTE_MS);
    expect(guessWaitSeconds(spent, 1_000, LIMITS)).toBe(3_600);
    expect(guessWaitSeconds(spent, 1_000 + HOUR_MS - 1, LIMITS)).toBe(1);
    expect(guessWaitSeconds(spent, 1_000 + HOUR_MS, LIMITS)).toBe(0);
  });

  it('allows thirty a day, however they are spread', () => {
    const spread = Array.from({ length: 30 }, (_, n) => n * 20 * MINUTE_MS);
    const spent = wrongAt(emptyLedger, spread);
    const last = spread.at(-1) ?? 0;
    expect(guessWaitSeconds(wrongAt(emptyLedger, spread.slice(1)), last, LIMITS)).toBe(0);
    expect(guessWaitSeconds(spent, last, LIMITS)).toBe((DAY_MS - last) / 1000);
  });

  it('doubles each further pause, up to a day', () => {
    let ledger = emptyLedger;
    const pauses: number[] = [];
    for (let round = 0; round < 9; round++) {
      const now = round * 23 * HOUR_MS;
      ledger = wrongAt(ledger, tenAt(now));
      pauses.push((ledger.pausedUntil - now) / 1000);
    }
    expect(pauses).toEqual([900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 86_400]);
  });

  it('starts from the first pause again after a day without a wrong guess', () => {
    const once = wrongAt(emptyLedger, tenAt(0));
    const later = wrongAt(once, tenAt(DAY_MS));
    expect(later.pauses).toBe(1);
    expect(later.pausedUntil).toBe(DAY_MS + 15 * MINUTE_MS);
  });
});
