import { createSecretKey } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { type VendorAnswer, VendorServer } from '../../../../test/support/vendor-server';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { CryptoRandom, readWebhookSecret } from '../../../common';
import { OutboundHttp } from '../../../http';
import { CredentialVersions } from '../credential-versions';
import { ServiceAccountDirectory } from './service-account.directory';
import { ServiceClient } from './service-client';

const person = { id: '42', username: 'Ada', phone: '+8613800138000', phoneVerified: true, version: '7' };

/** Versions that count the accounts which were read. */
class CountedVersions extends CredentialVersions {
  read: string[] = [];

  override of(app: string, id: string, stored: readonly (string | null)[]): number {
    this.read.push(id);
    return super.of(app, id, stored);
  }
}

describe('accounts at a service', () => {
  let accounts: readonly object[] = [];
  const versions = new CountedVersions(createSecretKey(Buffer.alloc(32, 1)));
  let server: VendorServer | undefined;
  let directory: ServiceAccountDirectory;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const key = readWebhookSecret(`whsec_${Buffer.alloc(32, 5).toString('base64')}`);
    if (!key) throw new Error('no key');
    server = await VendorServer.open((): VendorAnswer => ({ status: 200, body: JSON.stringify({ accounts }) }));
    const tools = { http: new OutboundHttp(), clock: new FixedClock(), random: new CryptoRandom() };
    const client = new ServiceClient({ url: server.url, key, timeoutMs: 5_000 }, tools);
    directory = new ServiceAccountDirectory(new Map([['default', client]]), versions);
  });

  afterAll(() => server?.close());

  beforeEach(() => {
    versions.read = [];
  });

  it('are found by what they have', async () => {
    accounts = [person];
    expect(await directory.findById('default', '42')).toMatchObject({ id: '42', number: 42, username: 'Ada' });
    expect(await directory.findByUsername('default', 'ada')).toMatchObject([{ id: '42' }]);
    expect(await directory.findByVerifiedPhone('default', person.phone)).toMatchObject([{ id: '42' }]);
    accounts = [{ ...person, phoneVerified: false }];
    expect(await directory.findByVerifiedPhone('default', person.phone)).toEqual([]);
  });

  it('are read as often where there is none as where there is one', async () => {
    accounts = [];
    expect(await directory.findById('default', '42')).toBeUndefined();
    expect(await directory.findByUsername('default', 'ada')).toEqual([]);
    expect(await directory.findByVerifiedPhone('default', person.phone)).toEqual([]);
    expect(await directory.findByVerifiedEmail('default', 'ada@example.com')).toEqual([]);
    expect(versions.read).toHaveLength(4);
    expect(versions.read).not.toContain('42');
  });

  it.each([
    ['another one', [{ ...person, id: '43', username: 'Bob', phone: '+8613800138001' }]],
    ['one twice', [person, person]],
  ])('are not taken from an answer with %s', async (_what, given) => {
    accounts = given;
    await expect(directory.findByUsername('default', 'ada')).rejects.toThrow();
    await expect(directory.findByVerifiedPhone('default', person.phone)).rejects.toThrow();
  });
});
