import { readIdentityCard } from './identity-card';

const kind = 'resident-card';

describe('the number of an identity card', () => {
  it.each(['11010519491231002X', '440524188001010014'])('%s is taken', (number) => {
    expect(readIdentityCard({ kind, name: '张三', number })).toEqual({ kind, name: '张三', number });
  });

  it.each(['11010519491231002x', ' 11010519491231002X\n', '１１０１０５１９４９１２３１００２Ｘ'])(
    'is kept in one spelling: %j',
    (number) => {
      expect(readIdentityCard({ kind, number })).toMatchObject({ number: '11010519491231002X' });
    },
  );

  it.each([
    ['another check character', '110105194912310021'],
    ['two digits swapped', '110105194912130020'],
    ['17 characters', '1101051949123100X'],
    ['the 15 digits of the first generation', '110105491231002'],
    ['19 characters', '1101051949123100211'],
    ['a letter inside', '11010519A91231002X'],
    ['nothing', ''],
  ])('is refused with %s', (_what, number) => {
    expect(readIdentityCard({ kind, number })).toBe('malformed');
  });

  it('is read up to 256 characters, white space included', () => {
    const card = (length: number) => readIdentityCard({ kind, number: '11010519491231002X'.padEnd(length) });
    expect(card(256)).toMatchObject({ number: '11010519491231002X' });
    expect(card(257)).toBe('malformed');
  });

  it('may be left out, beside a name', () => {
    expect(readIdentityCard({ name: '张三' })).toMatchObject({ name: '张三', number: undefined });
  });

  it('is nothing without its kind', () => {
    expect(readIdentityCard({ number: '11010519491231002X' })).toBe('malformed');
  });

  it('comes with a name that somebody could have', () => {
    expect(readIdentityCard({ name: '长'.repeat(65) })).toBe('malformed');
  });

  it('is not there when nobody says anything of it', () => {
    expect(readIdentityCard({ kind })).toBeUndefined();
  });
});
