import { createSecretKey } from 'node:crypto';
import { CredentialVersions } from '../credential-versions';
import type { PhoneSpelling } from '../sources/account-sources';
import { dummyRow, toAccount } from './account-row';
import { OwnerTable } from './owner-table';

const versions = new CredentialVersions(createSecretKey(Buffer.alloc(32, 'a key of tests')));

const tableOf = (stored: PhoneSpelling, region?: string): OwnerTable =>
  new OwnerTable(
    'default',
    {
      ...{ kind: 'table', table: 'people' },
      columns: { id: 'id', username: 'name', phone: 'phone', email: 'email', password: 'password' },
      phone: { stored, ...(region && { region }), verified: true },
      email: { verified: true },
      password: { reads: ['argon2id'], writes: 'argon2id' },
    },
    { columns: new Map(), indexed: new Set(), isTransactional: true },
  );

describe('dummyRow', () => {
  it.each([
    ['e164', undefined],
    ['digits', undefined],
    ['national', 'CN'],
    ['national', 'GB'],
  ] as const)('is converted in full, as rows of people are, where numbers are %s of %s', (stored, region) => {
    const table = tableOf(stored, region);
    const account = toAccount(table, versions, dummyRow(table));
    expect(account).toMatchObject({ phone: { isVerified: true }, email: { isVerified: true } });
  });
});
