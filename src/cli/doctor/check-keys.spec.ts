import { judgeKeys, type KeyUses } from './check-keys';
import { isBad, line } from './finding';

const ringOf = (...ids: readonly string[]) => ({ has: (id: string) => ids.includes(id) });

const uses = (what: string, expire: boolean, counts: Readonly<Record<string, number>>): KeyUses => ({
  what,
  expire,
  counts: Object.entries(counts).map(([keyId, count]) => ({ keyId, count })),
});

const messages = uses('waiting messages', true, { former: 3, today: 9 });

describe('the doctor on keys', () => {
  it('is content while every key in use is on the ring', () => {
    expect(isBad(judgeKeys(ringOf('today', 'former'), [messages]))).toBe(false);
  });

  it('counts codes and messages of a key that a rotation dropped', () => {
    const found = judgeKeys(ringOf('today'), [uses('live codes', true, { former: 2 }), messages]);
    expect(line(found)).toMatch(
      /^FAIL +keys +2 live codes, 3 waiting messages .*SECRET_KEYS: put the former key back .* expired$/,
    );
  });

  it('says that the key of what does not expire has to stay', () => {
    const found = judgeKeys(ringOf('today'), [messages, uses('identity cards', false, { former: 1 })]);
    expect(line(found)).toMatch(/3 waiting messages, 1 identity cards .* leave it there/);
  });
});
