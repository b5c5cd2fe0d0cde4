import { Deadlines } from './deadlines';
import type { ServerPing } from './server-ping';

/** Ping that is answered when a test says so. */
class CountedPing implements ServerPing {
  asked = 0;
  givenUp = 0;
  private settle: () => void = () => undefined;

  ask(): Promise<void> {
    this.asked++;
    return new Promise((resolve) => (this.settle = resolve));
  }

  giveUp(): void {
    this.givenUp++;
  }

  answer(): void {
    this.settle();
  }
}

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

  describe('beside a ping', () => {
    const silent = (name: string) => `${name}: the database server does not answer`;
    let ping: CountedPing;

    beforeEach(() => {
      ping = new CountedPing();
      deadlines = new Deadlines(2_500, { ping, suspectMs: 250, answerMs: 500 });
    });

    it('end within a second where the server does not answer it, but for work that has just begun', () => {
      start('first');
      jest.advanceTimersByTime(800);
      start('second');
      jest.advanceTimersByTime(200);
      expect(late).toEqual([silent('first')]);
      expect([ping.asked, ping.givenUp]).toEqual([1, 1]);
    });

    it('are the usual ones where it does', async () => {
      start('first');
      for (let n = 0; n < 10; n++) {
        jest.advanceTimersByTime(250);
        ping.answer();
        await Promise.resolve();
      }
      expect(late).toEqual([]);
      jest.advanceTimersByTime(250);
      expect(late).toEqual([isLate('first')]);
      expect(ping.givenUp).toBe(0);
    });

    it('ask nothing while work is in time', () => {
      const works = Array.from({ length: 3 }, (_, n) => start(String(n)));
      jest.advanceTimersByTime(250);
      works.forEach((work) => {
        deadlines.end(work);
      });
      jest.advanceTimersByTime(60_000);
      expect(ping.asked).toBe(0);
    });

    it('do not count the silence before the work', () => {
      const first = start('first');
      jest.advanceTimersByTime(500);
      expect(ping.asked).toBe(1);
      deadlines.end(first);
      start('second');
      jest.advanceTimersByTime(750);
      expect(late).toEqual([]);
      jest.advanceTimersByTime(500);
      expect(late).toEqual([silent('second')]);
    });
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
