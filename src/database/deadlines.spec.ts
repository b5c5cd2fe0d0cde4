import { Deadlines } from './deadlines';

describe('time limits of database work', () => {
  const late: string[] = [];
  let deadlines: Deadlines;

  beforeEach(() => {
    jest.useFakeTimers();
    late.length = 0;
    deadlines = new Deadlines(2_500);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const start = (name: string) =>
    deadlines.start((error) => {
      late.push(`${name}: ${error.message}`);
    });
  const isLate = (name: string) => `${name}: the database did not answer in time`;

  it('end up to a quarter of a second after the limit, each once', () => {
    start('first');
    jest.advanceTimersByTime(1_900);
    start('second');
    jest.advanceTimersByTime(599);
    expect(late).toEqual([]);
    jest.advanceTimersByTime(251);
    expect(late).toEqual([isLate('first')]);
    jest.advanceTimersByTime(1_649);
    expect(late).toHaveLength(1);
    jest.advanceTimersByTime(251);
    expect(late).toEqual([isLate('first'), isLate('second')]);
    jest.advanceTimersByTime(60_000);
    expect(late).toHaveLength(2);
  });

  it('are lifted by the end of the work, and leave no timer behind', () => {
    const works = Array.from({ length: 1_000 }, (_, n) => start(String(n)));
    expect(jest.getTimerCount()).toBe(1);
    works.forEach((work) => {
      deadlines.end(work);
    });
    jest.advanceTimersByTime(500);
    expect(jest.getTimerCount()).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(late).toEqual([]);
    start('again');
    jest.advanceTimersByTime(2_750);
    expect(late).toEqual([isLate('again')]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('settle as the work does, or reject and call back when it is late', async () => {
    const onLate = (): void => void late.push('called');
    await expect(deadlines.limit(Promise.resolve(1), onLate)).resolves.toBe(1);
    await expect(deadlines.limit(Promise.reject(new Error('refused')), onLate)).rejects.toThrow('refused');
    const never = deadlines.limit(new Promise(() => undefined), onLate);
    await Promise.resolve();
    jest.advanceTimersByTime(2_750);
    await expect(never).rejects.toThrow('in time');
    expect(late).toEqual(['called']);
  });
});
