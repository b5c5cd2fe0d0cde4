import { FewCommonPasswords } from '../../../test/doubles/few-common-passwords';
import { PlainPasswordHasher } from '../../../test/doubles/plain-password.hasher';
import { NewPasswords, type PasswordPolicy } from './new-passwords';

describe('a new password', () => {
  const passwords = new NewPasswords(new FewCommonPasswords(), new PlainPasswordHasher());
  const owner = ['Ada.Lovelace', '+8613800138000', 'ada@example.com', undefined];
  const rules = (typed: string, policy: PasswordPolicy = 'core'): readonly string[] => {
    const checked = passwords.check(typed, policy, owner);
    return checked.ok ? [] : checked.refusal.rules;
  };

  it('that breaks no rule is accepted in its one spelling', () => {
    expect(passwords.check('cafe\u0301 au lait', 'core', owner)).toEqual({ ok: true, value: 'caf\u00E9 au lait' });
  });

  it.each(['password', 'PASSWORD', 'PassWord', '12345678'])('%s is one that everybody tries first', (typed) => {
    expect(rules(typed)).toEqual(['common']);
    expect(rules(typed, 'letters-and-digits-6-15')).toEqual(['common']);
  });

  it.each(['Ada.Lovelace', 'ADA.LOVELACE', 'ada@example.com', 'Ada@Example.com', '+8613800138000', '13800138000'])(
    '%s is a name of its owner',
    (typed) => {
      expect(rules(typed)).toEqual(['equals-identifier']);
    },
  );

  it.each(['ada.lovelace1', '+8613800138001', '23800138000', 'bob@example.com'])(
    '%s is no name of its owner',
    (typed) => {
      expect(rules(typed)).toEqual([]);
    },
  );

  it('is told every rule that it breaks', () => {
    const both = passwords.check('PASSWORD', 'core', ['password']);
    expect(both).toEqual({
      ok: false,
      refusal: { reason: 'password-rejected', rules: ['common', 'equals-identifier'] },
    });
    expect(rules('short')).toEqual(['too-short']);
  });

  it('is measured after it is normalised: eight typed marks may be seven characters', () => {
    expect(rules('abcdefe\u0301')).toEqual(['too-short']);
  });
});
