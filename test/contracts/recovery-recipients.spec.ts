import type { TestAccount } from '../support/accounts';
import { type AuthFixture, reason, useAuthFixture } from '../support/auth-fixture';
import { verified } from '../builders/an-account';
import { describeEachDatabase } from '../support/database-harness';

const FAMILY_PHONE = '+8613700137000';

describeEachDatabase('SendRecoveryCode: the recipient', (kind) => {
  const fixture = useAuthFixture(kind);
  let ada: TestAccount;

  beforeAll(async () => {
    await fixture().newAccount({ username: 'bob', phone: verified(FAMILY_PHONE) });
    await fixture().newAccount({ username: 'eve', phone: verified(FAMILY_PHONE) });
    await fixture().newAccount({ username: 'unproved', phone: { value: '+8613700137001', isVerified: false } });
    await fixture().newAccount({ username: 'phoneless', phone: undefined });
    await fixture().newAccount({ username: 'mike' });
  });

  beforeEach(async () => {
    fixture().pass(3_600);
    ada = await fixture().newAccount();
  });

  type AccountLookup = Parameters<AuthFixture['send']>[0];
  const send = async (lookup: AccountLookup) => reason(await fixture().send(lookup));
  const written = () => fixture().messages.all.length;

  it('is the phone of the account, whatever the case of the user name', async () => {
    const spellings = [ada.username, ada.username.toUpperCase(), ada.username.replace('P', 'Ｐ')];
    for (const username of spellings) {
      expect(await send({ username })).toBe('done');
      fixture().pass(60);
    }
    expect(fixture().messages.to(ada.phone)).toHaveLength(3);
  });

  it('is the given phone, in any format, if one account has it', async () => {
    const local = ada.phone.slice(3);
    const claims = [
      { phone: { number: ada.phone } },
      { phone: { number: `0086 ${local.slice(0, 3)}-${local.slice(3)}`, callingCode: '+86' } },
      { username: ada.username, phone: { number: local } },
      { accountId: ada.id, phone: { number: local } },
    ];
    for (const lookup of claims) {
      expect(await send(lookup)).toBe('done');
      fixture().pass(60);
    }
    expect(fixture().messages.to(ada.phone)).toHaveLength(4);
  });

  it.each<[string, AccountLookup, string]>([
    ['an account that there is not', { username: 'nobody' }, 'account-unknown'],
    ['a name that cannot be one', { username: 'bob ' }, 'account-unknown'],
    ['a phone that no account holds', { phone: { number: '13700137999' } }, 'account-unknown'],
    ['an id that no account has', { accountId: 'nobody' }, 'account-unknown'],
    ['a phone that was never proved', { phone: { number: '13700137001' } }, 'account-unknown'],
    ['an account whose phone was never proved', { username: 'unproved' }, 'target-unbound'],
    ['an account without a phone', { username: 'phoneless' }, 'target-unbound'],
    ['what is no phone number', { phone: { number: '1370013700' } }, 'target-invalid'],
    [
      'a phone that disagrees with its country',
      { phone: { number: '+8613700137000', callingCode: '+63' } },
      'target-invalid',
    ],
    ['a phone that a family shares', { phone: { number: FAMILY_PHONE } }, 'target-ambiguous'],
  ])('is none for %s', async (_whom, lookup, expected) => {
    const before = written();
    expect(await send(lookup)).toBe(expected);
    expect(written()).toBe(before);
  });

  it('is the named account among those that share a phone', async () => {
    expect(await send({ username: 'bob' })).toBe('done');
    expect(await send({ username: 'bob', phone: { number: FAMILY_PHONE } })).toBe('too-frequent');
    const code = fixture().messages.codeTo(FAMILY_PHONE);
    expect(reason(await fixture().verify({ username: 'eve' }, code))).toBe('code-wrong');
    expect(reason(await fixture().verify({ username: 'bob' }, code))).toBe('done');
  });

  it('is neither a phone of another account nor, beside such a phone, the named account', async () => {
    const eve = await fixture().newAccount();
    const before = written();
    expect(await send({ username: ada.username, phone: { number: eve.phone } })).toBe('target-mismatch');
    expect(await send({ accountId: ada.id, phone: { number: eve.phone } })).toBe('target-mismatch');
    expect(await send({ username: ada.username, accountId: eve.id })).toBe('account-unknown');
    expect(written()).toBe(before);
  });

  it('is no account of another app', async () => {
    const context = fixture().context({ app: 'another' });
    expect(reason(await fixture().send({ username: ada.username }, context))).toBe('account-unknown');
    expect(reason(await fixture().send({ accountId: ada.id }, context))).toBe('account-unknown');
  });

  it.each(['m\u0131ke', 'M\u0130KE', 'míke', 'mi\u200Bke', 'mike ', 'mike\u0000', '\u043Cike', 'mi\u212Ae1'])(
    'is none for %j, a lookalike of mike',
    async (twin) => {
      const before = written();
      expect(await send({ username: twin })).toBe('account-unknown');
      expect(written()).toBe(before);
    },
  );
});
