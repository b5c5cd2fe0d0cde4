import { judgeKeys } from './check-keys';
import { isBad, line } from './finding';

const ringOf = (...ids: readonly string[]) => ({ has: (id: string) => ids.includes(id) });

describe('the doctor on keys', () => {
  it('is content while every key in use is on the ring', () => {
    const findings = judgeKeys(
      ringOf('today', 'former'),
      [{ keyId: 'former', messages: 3 }],
      [{ keyId: 'today', codes: 2 }],
    );
    expect(isBad(findings)).toBe(false);
  });

  it('counts codes and messages of a key that a rotation dropped', () => {
    const sealed = [
      { keyId: 'former', messages: 3 },
      { keyId: 'today', messages: 9 },
    ];
    const found = judgeKeys(ringOf('today'), sealed, [{ keyId: 'former', codes: 2 }]);
    expect(line(found)).toMatch(
      /^FAIL +keys +2 live codes and 3 waiting messages .*SECRET_KEYS: put the former key back/,
    );
  });
});
