import { Logger } from '@nestjs/common';
import { IntervalChores } from './interval-chores';

describe('the chores', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('are done in batches until little is left', async () => {
    const chores = new IntervalChores();
    let left = 1_200;
    let rounds = 0;
    chores.add('sweeping', (limit) => {
      const done = Math.min(limit, left);
      left -= done;
      rounds++;
      return Promise.resolve(done);
    });
    await chores.doAll();
    expect({ left, rounds }).toEqual({ left: 0, rounds: 3 });
  });

  it('do not hinder each other: one that fails is left for later, the next ones are done', async () => {
    const chores = new IntervalChores();
    const done: string[] = [];
    chores.add('failing', () => Promise.reject(new Error('the database is away')));
    chores.add('working', () => {
      done.push('working');
      return Promise.resolve(0);
    });
    await chores.doAll();
    expect(done).toEqual(['working']);
  });

  it('end with the process, even where there would be more to do', async () => {
    const chores = new IntervalChores();
    let rounds = 0;
    chores.add('endless', (limit) => {
      if (++rounds === 2) chores.onApplicationShutdown();
      return Promise.resolve(limit);
    });
    await chores.doAll();
    expect(rounds).toBe(2);
  });
});
