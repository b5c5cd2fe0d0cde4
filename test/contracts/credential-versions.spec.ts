import { CredentialVersions } from '../../src/auth/accounts/credential-versions';
import { HkdfKeyRing } from '../../src/common/key-ring';

const [OLD, NEW] = ['a secret of a test that is old', 'a secret of a test that is new'];
const versionsOf = (...secrets: string[]) => new CredentialVersions(new HkdfKeyRing(secrets));

describe('CredentialVersions', () => {
  it('differ by application, account and every stored part, and are whole numbers that SQL and JSON keep', () => {
    const versions = versionsOf(OLD);
    const parts = [
      ['shop', '1', ['hash', 'salt']],
      ['other', '1', ['hash', 'salt']],
      ['shop', '2', ['hash', 'salt']],
      ['shop', '1', ['hash', 'tlas']],
      ['shop', '1', ['hashs', 'alt']],
      ['shop', '1', ['hash', null]],
      ['shop', '1', ['hash', '']],
      ['shop', '1', ['hash']],
    ] as const;
    const made = parts.map((each) => versions.of(each[0], each[1], each[2]));
    expect(new Set(made).size).toBe(parts.length);
    expect(made.every((version) => Number.isSafeInteger(version) && version >= 0 && version < 2 ** 52)).toBe(true);
    expect(versions.of('shop', '1', ['hash', 'salt'])).toBe(made[0]);
  });

  it('survive a new key, and end with the key that was there before', () => {
    const of = (versions: CredentialVersions) => versions.of('shop', '1', ['hash']);
    expect(of(versionsOf(NEW, OLD))).toBe(of(versionsOf(OLD)));
    expect(of(versionsOf(NEW))).not.toBe(of(versionsOf(OLD)));
  });
});
