import { Logger } from '@nestjs/common';
import { MaintenanceJobs } from './maintenance-jobs';

describe('MaintenanceJobs', () => {
  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('are done in batches until little is left', async () => {
    const jobs = new MaintenanceJobs();
    let left = 1_200;
    let rounds = 0;
    jobs.add('sweeping', (limit) => {
      const done = Math.min(limit, left);
      left -= done;
      rounds++;
      return Promise.resolve(done);
    });
    await jobs.runAll();
    expect({ left, rounds }).toEqual({ left: 0, rounds: 3 });
  });

  it('do not hinder each other: one that fails is left for later, the next ones are done', async () => {
    const jobs = new MaintenanceJobs();
    const done: string[] = [];
    jobs.add('failing', () => Promise.reject(new Error('the database is away')));
    jobs.add('working', () => {
      done.push('working');
      return Promise.resolve(0);
    });
    await jobs.runAll();
    expect(done).toEqual(['working']);
  });

  it('end with the process, even where there would be more to do', async () => {
    const jobs = new MaintenanceJobs();
    let rounds = 0;
    jobs.add('endless', (limit) => {
      if (++rounds === 2) void jobs.beforeApplicationShutdown();
      return Promise.resolve(limit);
    });
    await jobs.runAll();
    expect(rounds).toBe(2);
  });
});
