import type { Account } from './account';
import { AccountDirectories } from './account-directories';
import { EmptyAccountDirectory } from '../../../test/doubles/empty-account.directory';
import { PlainPasswordHasher } from '../../../test/doubles/plain-password.hasher';
import { LocalPasswords } from './local-passwords';
import { PasswordVerifier } from './password-verifier';
import { AccountSources } from './sources/account-sources';

const account = (passwordHash: string): Account => ({
  ...{
    id: 'a1',
    number: 1,
    app: 'default',
    username: 'ada',
    phone: undefined,
    email: undefined,
    credentialVersion: 1,
    locale: 'en',
  },
  passwordHash,
});

/** Account directory that records replaced hashes; look-ups find no account. */
class RehashedAccounts extends EmptyAccountDirectory {
  readonly rehashed: string[][] = [];
  format: string | undefined;

  override formatOf(): string | undefined {
    return this.format;
  }

  override rehash(from: Account, passwordHash: string): Promise<Account> {
    this.rehashed.push([from.id, from.passwordHash, passwordHash]);
    return Promise.resolve({ ...from, passwordHash, credentialVersion: 2 });
  }
}

describe('the judge of passwords', () => {
  const hasher = new PlainPasswordHasher();
  const accounts = new RehashedAccounts();
  const judge = new PasswordVerifier(
    hasher,
    new LocalPasswords(hasher),
    new AccountDirectories(new AccountSources(), { own: accounts, table: new EmptyAccountDirectory() }),
  );
  const isRight = async (typed: string, of: Account | undefined) =>
    (await judge.verify('default', typed, of)) !== undefined;
  const ada = account('plain:caf\u00E9 au lait');

  it('accepts the right password in either spelling, and no other', async () => {
    expect(await isRight('caf\u00E9 au lait', ada)).toBe(true);
    expect(await isRight('cafe\u0301 au lait', ada)).toBe(true);
    expect(await isRight('Caf\u00E9 au lait', ada)).toBe(false);
    expect(await isRight('', ada)).toBe(false);
  });

  it('takes as much trouble over nobody as over somebody', async () => {
    const before = hasher.verified;
    expect(await isRight('caf\u00E9 au lait', undefined)).toBe(false);
    expect(hasher.verified).toBe(before + 1);
  });

  it('neither hashes all of an endless password nor takes its beginning for the whole', async () => {
    const long = 'x'.repeat(1_024);
    expect(await isRight(long, account(`plain:${long}`))).toBe(true);
    expect(await isRight(`${long}y`, account(`plain:${long}`))).toBe(false);
  });

  it('replaces a hash with outdated parameters, once the password was right', async () => {
    expect(await isRight('wrong', account('old:right'))).toBe(false);
    expect(accounts.rehashed).toEqual([]);
    expect(await isRight('right', account('old:right'))).toBe(true);
    expect(accounts.rehashed).toEqual([['a1', 'old:right', 'plain:right']]);
  });

  it('returns the account with the credential version that a new hash has', async () => {
    expect(await judge.verify('default', 'right', account('plain:right'))).toMatchObject({ credentialVersion: 1 });
    expect(await judge.verify('default', 'right', account('old:right'))).toMatchObject({ credentialVersion: 2 });
  });

  it('leaves hashes alone that other software has to read', async () => {
    accounts.format = 'bcrypt';
    const before = accounts.rehashed.length;
    expect(await isRight('right', account('old:right'))).toBe(true);
    expect(accounts.rehashed).toHaveLength(before);
  });
});
