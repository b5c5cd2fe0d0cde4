import { CredentialVersionKey } from '../../src/auth/accounts/credential-version.key';
import { CredentialVersions } from '../../src/auth/accounts/credential-versions';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const [OLD, NEW] = ['a secret of a test that is old', 'a secret of a test that is new'];

describeEachDatabase('CredentialVersions', (kind) => {
  const fixture = useStoreFixture(kind);
  const versionsOf = async (...secrets: string[]) =>
    new CredentialVersions(await new CredentialVersionKey(fixture().database, new HkdfKeyRing(secrets)).load());
  const stored = async () => (await fixture().database.query<{ sealed: string }>('SELECT sealed FROM auth_keys'))[0];

  beforeEach(() => fixture().database.execute('DELETE FROM auth_keys'));

  it('differ by application, account and every stored part, and are whole numbers that SQL and JSON keep', async () => {
    const versions = await versionsOf(OLD);
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

  it('survive a new key wherever it stands, and the removal of the old one once they are sealed anew', async () => {
    const of = (versions: CredentialVersions) => versions.of('shop', '1', ['hash']);
    const before = of(await versionsOf(OLD));
    expect(of(await versionsOf(OLD, NEW))).toBe(before);
    expect(of(await versionsOf(NEW, OLD))).toBe(before);
    await expect(versionsOf(NEW)).rejects.toThrow('keys:rotate');
    const anew = new HkdfKeyRing([NEW, OLD]).reseal('stored-key', (await stored())?.sealed ?? '');
    await fixture().database.execute('UPDATE auth_keys SET sealed = ?', [anew]);
    expect(of(await versionsOf(NEW))).toBe(before);
  });

  it('have one key, whoever reads it first', async () => {
    const made = await inParallel(8, async () => (await versionsOf(NEW, OLD)).of('shop', '1', ['hash']));
    expect(new Set(made).size).toBe(1);
  });
});
