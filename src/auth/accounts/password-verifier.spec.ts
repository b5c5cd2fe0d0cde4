import type { Account } from './account';
import { AccountDirectory } from './account.directory';
import { PlainPasswordHasher } from '../../../test/doubles/plain-password.hasher';
import { PasswordVerifier } from './password-verifier';

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
class RehashedAccounts extends AccountDirectory {
  readonly rehashed: string[][] = [];

  findById = nobody;
  findByUsername = nobody;
  findByVerifiedPhone = nobodies;
  findByVerifiedEmail = nobodies;
  changePassword = () => Promise.resolve(false);
  add = nobody;

  rehash(...replaced: [id: string, from: string, to: string]): Promise<void> {
    this.rehashed.push(replaced);
    return Promise.resolve();
  }
}

const nobody = () => Promise.resolve(undefined);
const nobodies = () => Promise.resolve([]);

describe('the judge of passwords', () => {
  const hasher = new PlainPasswordHasher();
  const accounts = new RehashedAccounts();
  const judge = new PasswordVerifier(hasher, accounts);
  const ada = account('plain:caf\u00E9 au lait');

  it('accepts the right password in either spelling, and no other', async () => {
    expect(await judge.isRight('caf\u00E9 au lait', ada)).toBe(true);
    expect(await judge.isRight('cafe\u0301 au lait', ada)).toBe(true);
    expect(await judge.isRight('Caf\u00E9 au lait', ada)).toBe(false);
    expect(await judge.isRight('', ada)).toBe(false);
  });

  it('takes as much trouble over nobody as over somebody', async () => {
    const before = hasher.verified;
    expect(await judge.isRight('caf\u00E9 au lait', undefined)).toBe(false);
    expect(hasher.verified).toBe(before + 1);
  });

  it('neither hashes all of an endless password nor takes its beginning for the whole', async () => {
    const long = 'x'.repeat(1_024);
    expect(await judge.isRight(long, account(`plain:${long}`))).toBe(true);
    expect(await judge.isRight(`${long}y`, account(`plain:${long}`))).toBe(false);
  });

  it('replaces a hash with outdated parameters, once the password was right', async () => {
    expect(await judge.isRight('wrong', account('old:right'))).toBe(false);
    expect(accounts.rehashed).toEqual([]);
    expect(await judge.isRight('right', account('old:right'))).toBe(true);
    expect(accounts.rehashed).toEqual([['a1', 'old:right', 'plain:right']]);
  });
});
