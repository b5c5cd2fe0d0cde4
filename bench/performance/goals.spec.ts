import { goalRows } from './goals';
import { Results } from './results';

const measurement = { rate: 1_000, p50: 3, p99: 9, nodeMs: 0.5, databaseMs: 0.7, busy: 0.9 };

function rowOf(subject: string, promise: string, results: Results, roundTrips = 6) {
  const rows = goalRows(results, { roundTrips: new Map([['send', roundTrips]]) });
  return rows.find((row) => row.proof === subject && row.promise === promise);
}

describe('goalRows', () => {
  const results = new Results();
  results.add('regain', 'send', measurement);
  results.add('better-auth', 'send', { ...measurement, rate: 200 });
  results.add('one statement', 'send', { ...measurement, rate: 10_000 });

  it('compares rates of one run', () => {
    expect(rowOf('send', 'rate beside better-auth', results)).toMatchObject({ measured: '5 ×', verdict: 'ok' });
    expect(rowOf('send', 'rate beside one statement', results)).toMatchObject({ measured: '10 %', verdict: 'missed' });
  });

  it('holds a figure to its limit from the right side', () => {
    expect(rowOf('send', 'processor time of Node', results)?.verdict).toBe('ok');
    expect(rowOf('send', 'processor time of the database', results)).toMatchObject({
      figure: 'at most 0.60 ms',
      measured: '0.70 ms',
      verdict: 'missed',
    });
    expect(rowOf('send', 'round trips', results)?.verdict).toBe('ok');
    expect(rowOf('send', 'round trips', results, 6.1)?.verdict).toBe('missed');
  });

  it('skips what was not measured', () => {
    expect(rowOf('send', 'rate beside the same rows', results)).toMatchObject({
      measured: 'not measured',
      verdict: 'skipped',
    });
    expect(rowOf('captcha', 'rate on two cores', results)?.verdict).toBe('skipped');
  });
});

describe('Results', () => {
  it('takes medians of rounds, and the spread of their rates as noise', () => {
    const rounds = new Results();
    for (const rate of [90, 100, 110]) rounds.add('one statement', 'send', { ...measurement, rate });
    expect(rounds.of('one statement', 'send')?.rate).toBe(100);
    expect(rounds.noise('one statement', 'send')).toBeCloseTo(0.2);
    expect(rounds.of('regain', 'send')).toBeUndefined();
  });
});
