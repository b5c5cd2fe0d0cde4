import { EmptyAccountDirectory } from '../../../test/doubles/empty-account.directory';
import { AccountDirectories } from './account-directories';
import { AccountSources } from './sources/account-sources';
import { FewCommonPasswords } from '../../../test/doubles/few-common-passwords';
import { PlainPasswordHasher } from '../../../test/doubles/plain-password.hasher';
import { NewPasswords, normalizePassword, type PasswordPolicy, violatedRules } from './new-passwords';

describe('the rules of the core', () => {
  it.each([
    [0, ['too-short']],
    [7, ['too-short']],
    [8, []],
    [14, []],
    [15, []],
    [64, []],
    [65, []],
    [128, []],
    [129, ['too-long']],
    [1_025, ['too-long']],
  ])('for %i characters are broken thus: %j', (length, rules) => {
    expect(violatedRules('x'.repeat(length), 'core')).toEqual(rules);
  });

  it('count code points, not the units they are stored in', () => {
    expect(violatedRules('😀'.repeat(7), 'core')).toEqual(['too-short']);
    expect(violatedRules('😀'.repeat(8), 'core')).toEqual([]);
    expect(violatedRules('😀'.repeat(128), 'core')).toEqual([]);
    expect(violatedRules('😀'.repeat(129), 'core')).toEqual(['too-long']);
  });

  it.each(['        ', 'correct horse', '密码密码密码密码', 'aaaaaaaa', '!"§$%&/()', 'tab\tinside'])(
    'ask for no kinds of characters: %j is fine',
    (password) => {
      expect(violatedRules(password, 'core')).toEqual([]);
    },
  );
});

describe('the rule of letters and digits', () => {
  it.each(['abcdef', 'ABC123', '123456', 'abcdefghijklmn1'])('accepts %s', (password) => {
    expect(violatedRules(password, 'letters-and-digits-6-15')).toEqual([]);
  });

  it.each(['abcde', 'abcdefghijklmno1', 'abc de1', 'abcdé1', 'abc-123', 'ａｂｃｄｅｆ', 'abcdef\n', ''])(
    'refuses %j',
    (password) => {
      expect(violatedRules(password, 'letters-and-digits-6-15')).toEqual(['not-letters-and-digits']);
    },
  );
});

describe('one spelling of a password', () => {
  it('is the same for keyboards that compose characters and those that do not', () => {
    expect(normalizePassword('cafe\u0301')).toBe(normalizePassword('caf\u00E9'));
  });

  it('folds nothing else: neither case, nor width, nor spaces', () => {
    for (const password of ['Secret', 'ｓecret', ' secret ', 'ﬁnd', 'x²'])
      expect(normalizePassword(password)).toBe(password);
  });
});

describe('a new password', () => {
  const passwords = new NewPasswords(
    new FewCommonPasswords(),
    new PlainPasswordHasher(),
    new AccountDirectories(new AccountSources(), {
      own: new EmptyAccountDirectory(),
      table: new EmptyAccountDirectory(),
    }),
  );
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

  it('is too long however much of it would be composed', () => {
    expect(rules('\u1112\u1161\u11ab'.repeat(10_000))).toEqual(['too-long']);
    expect(rules('a\u0323\u0302'.repeat(129))).toEqual(['too-long']);
  });

  it('is measured after it is normalised: eight typed marks may be seven characters', () => {
    expect(rules('abcdefe\u0301')).toEqual(['too-short']);
  });
});
