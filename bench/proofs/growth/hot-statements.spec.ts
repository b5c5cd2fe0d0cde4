import { isScan, shapeOf } from './hot-statements';

describe('isScan', () => {
  const step = (table: string | null, type: string | null) => ({ table, type, key: null, rows: 1 as number | null });

  it('is true for whole tables and whole indexes', () => {
    expect(isScan(step('otp_challenges', 'ALL'))).toBe(true);
    expect(isScan(step('otp_challenges', 'index'))).toBe(true);
  });

  it('is false for a look-up, a range, and the result of a subquery', () => {
    expect(['const', 'ref', 'range', 'eq_ref'].some((type) => isScan(step('otp_challenges', type)))).toBe(false);
    expect(isScan(step('<derived2>', 'ALL'))).toBe(false);
    expect(isScan(step(null, null))).toBe(false);
    expect(isScan({ ...step('otp_rate_windows', 'ALL'), rows: null })).toBe(false);
  });
});

describe('shapeOf', () => {
  it('leaves out values, whatever they contain, and the number of values in a list', () => {
    expect(shapeOf("SELECT a FROM t\n  WHERE b = 'it''s \\' 5' AND c IN (1, 2, 3)")).toBe(
      'SELECT a FROM t WHERE b = ? AND c IN (?…)',
    );
  });
});
