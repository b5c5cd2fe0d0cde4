import { demoHistory } from './demo-history';

const TODAY = Date.UTC(2026, 10, 27);
const DAY_MS = 86_400_000;

describe('demoHistory', () => {
  it('returns the same counts for the same seed, and others for another', () => {
    expect(demoHistory(TODAY, 30, 7)).toEqual(demoHistory(TODAY, 30, 7));
    expect(demoHistory(TODAY, 30, 8)).not.toEqual(demoHistory(TODAY, 30, 7));
  });

  it('ends today, and each stage is a part of the one before', () => {
    const rows = demoHistory(TODAY, 90, 1);
    const days = [...new Set(rows.map(({ day }) => day))];
    expect(days).toHaveLength(90);
    expect([days[0], days.at(-1)]).toEqual([TODAY - 89 * DAY_MS, TODAY]);
    for (const { asked, accepted, delivered, entered, failed } of rows) {
      expect(asked).toBeGreaterThan(0);
      expect([asked, accepted, delivered, entered].sort((one, other) => other - one)).toEqual([
        ...[asked, accepted, delivered, entered],
      ]);
      expect(failed).toBe(asked - accepted);
    }
  });

  it('has a day on which a vendor fails', () => {
    const failed = demoHistory(TODAY, 30, 1).filter(
      ({ vendor, asked, accepted }) => vendor === 'aliyun' && accepted < asked * 0.8,
    );
    expect(failed.map(({ day }) => (TODAY - day) / DAY_MS)).toEqual([9]);
  });
});
