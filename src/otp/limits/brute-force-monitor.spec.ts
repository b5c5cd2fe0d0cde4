import { Logger } from '@nestjs/common';
import { type MaintenanceJob, MaintenanceJobs } from '../../common';
import type { ChallengeStore } from '../challenge.sql-store';
import type { OtpOptions } from '../otp.config';
import { BruteForceMonitor } from './brute-force-monitor';

class ListedJobs extends MaintenanceJobs {
  readonly all = new Map<string, MaintenanceJob>();

  override add(name: string, job: MaintenanceJob): void {
    this.all.set(name, job);
  }
}

describe('the alarm over wrong codes of the whole service', () => {
  const challenges = {
    ...{ wrong: 0, neverRight: 0, decoy: 0 },
    wrongAttemptsOfDay: () =>
      Promise.resolve({ real: challenges.wrong, neverRight: challenges.neverRight, decoy: challenges.decoy }),
  };
  const maintenance = new ListedJobs();
  const reported: number[] = [];
  const reports = {
    wrongCodes: (count: number) => {
      reported.push(count);
      return Promise.resolve();
    },
  };
  const options = { globalWrongPerDay: 10_000, longCodesPerDay: 200 } as OtpOptions;
  const newAlarm = () => new BruteForceMonitor(challenges as unknown as ChallengeStore, options, reports, maintenance);

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  it('looks at the start, so that a restart does not end it', async () => {
    challenges.wrong = 10_000;
    const alarm = newAlarm();
    expect([alarm.isRaised, alarm.areCodesLong]).toEqual([false, false]);
    await alarm.onApplicationBootstrap();
    expect(alarm.isRaised).toBe(true);
  });

  it('is not raised by guesses at decoys', async () => {
    Object.assign(challenges, { wrong: 0, decoy: 1_000_000 });
    const alarm = newAlarm();
    await alarm.onApplicationBootstrap();
    expect(alarm.isRaised).toBe(false);
  });

  it('is raised by the figure, and lowered again below it', async () => {
    const alarm = newAlarm();
    const after = async (wrong: number): Promise<boolean> => {
      challenges.wrong = wrong;
      await maintenance.all.get('guess alarm')?.(1);
      return alarm.isRaised;
    };
    reported.length = 0;
    expect([await after(9_999), await after(10_000), await after(9_999)]).toEqual([false, true, false]);
    expect(reported).toEqual([10_000]);
  });

  it('has longer codes made long before, by the wrong codes that no right one followed', async () => {
    const alarm = newAlarm();
    const after = async (neverRight: number, wrong: number): Promise<readonly boolean[]> => {
      Object.assign(challenges, { neverRight, wrong });
      await maintenance.all.get('guess alarm')?.(1);
      return [alarm.areCodesLong, alarm.isRaised];
    };
    expect(await after(199, 9_999)).toEqual([false, false]);
    expect(await after(200, 200)).toEqual([true, false]);
    expect(await after(10_000, 10_000)).toEqual([true, true]);
    expect(await after(0, 10_000)).toEqual([false, true]);
  });

  it('is logged when it changes, and not as long as it stays', async () => {
    const lines: string[] = [];
    const write =
      (level: string) =>
      (message: string, ...rest: string[]) =>
        void lines.push(`${level}, ${rest.at(-1) ?? ''}: ${message}`);
    Logger.overrideLogger({ log: write('log'), warn: write('warning'), error: write('error') });
    Object.assign(challenges, { wrong: 0, neverRight: 0, decoy: 0 });
    const alarm = newAlarm();
    const linesAfter = async (change: object) => {
      Object.assign(challenges, change);
      lines.length = 0;
      for (let n = 0; n < 2; n++) await alarm.onApplicationBootstrap();
      return lines.map((line) => line.replace('guess alarm: ', ''));
    };
    expect(await linesAfter({ wrong: 9_999, neverRight: 199, decoy: 9_999 })).toEqual([]);
    expect(await linesAfter({ neverRight: 200 })).toEqual([
      'warning, 200 wrong codes in 24 hours, and no right ones after them: new codes are longer',
    ]);
    expect(await linesAfter({ decoy: 10_000 })).toEqual([
      'warning, 10000 codes in 24 hours were guessed for accounts that do not exist',
    ]);
    expect(await linesAfter({ wrong: 10_000 })).toEqual([
      'error, 10000 wrong codes in 24 hours: every send requires a captcha',
    ]);
    expect(await linesAfter({ wrong: 9_999, neverRight: 0, decoy: 0 })).toEqual([
      'log, 9999 wrong codes in 24 hours: back to normal',
    ]);
    Logger.overrideLogger(false);
  });
});
