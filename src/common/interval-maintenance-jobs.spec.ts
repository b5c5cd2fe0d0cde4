import { Logger } from '@nestjs/common';
import { IntervalMaintenanceJobs } from './interval-maintenance-jobs';

describe('the chores', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('are done in batches until little is left', async () => {
    const maintenance = new IntervalMaintenanceJobs();
    let left = 1_200;
    let rounds = 0;
    maintenance.add('sweeping', (limit) => {
      const done = Math.min(limit, left);
      left -= done;
      rounds++;
      return Promise.resolve(done);
    });
    await maintenance.doAll();
    expect({ left, rounds }).toEqual({ left: 0, rounds: 3 });
  });

  it('do not hinder each other: one that fails is left for later, the next ones are done', async () => {
    const maintenance = new IntervalMaintenanceJobs();
    const done: string[] = [];
    maintenance.add('failing', () => Promise.reject(new Error('the database is away')));
    maintenance.add('working', () => {
      done.push('working');
      return Promise.resolve(0);
    });
    await maintenance.doAll();
    expect(done).toEqual(['working']);
  });

  it('end with the process, even where there would be more to do', async () => {
    const maintenance = new IntervalMaintenanceJobs();
    let rounds = 0;
    maintenance.add('endless', (limit) => {
      if (++rounds === 2) maintenance.onApplicationShutdown();
      return Promise.resolve(limit);
    });
    await maintenance.doAll();
    expect(rounds).toBe(2);
  });
});
