import type { KeyedRows } from '../keys/key-uses';
import { judgeKeys } from './check-keys';
import { isBad, line } from './finding';

const ringOf = (...ids: readonly string[]) => ({ has: (id: string) => ids.includes(id) });

const uses = (what: string, until: number | undefined, counts: Readonly<Record<string, number>>): KeyedRows[] =>
  Object.entries(counts).map(([keyId, count]) => ({ what, keyId, count, until }));

const messages = uses('waiting messages', 1, { former: 3, today: 9 });

describe('the doctor on keys', () => {
  it('is content while every key in use is on the ring', () => {
    expect(isBad(judgeKeys(ringOf('today', 'former'), messages))).toBe(false);
  });

  it('counts codes and messages of a key that a rotation dropped', () => {
    const found = judgeKeys(ringOf('today'), [...uses('live codes', 1, { former: 2 }), ...messages]);
    expect(line(found)).toMatch(
      /^FAIL +keys +2 live codes, 3 waiting messages .*SECRET_KEYS: put the former key back .* expired$/,
    );
  });

  it('asks to seal anew what does not expire', () => {
    const found = judgeKeys(ringOf('today'), [...messages, ...uses('identity cards', undefined, { former: 1 })]);
    expect(line(found)).toMatch(/3 waiting messages, 1 identity cards .* run keys:rotate/);
  });
});
