import { ClientsOptions, CreateClient, SignKeys } from '../../src/clients';
import { TypeormClientDirectory } from '../../src/clients/typeorm-client.directory';
import { ClientSecretStore } from '../../src/clients/client-secret.sql-store';
import { ClientSecrets } from '../../src/clients/client-secrets';
import { keyDigest, KeyRing, Random } from '../../src/common';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('TypeormClientDirectory', (kind) => {
  const fixture = useStoreFixture(kind);
  let directory: TypeormClientDirectory;
  let createApp: CreateClient;
  let store: ClientSecretStore;
  let secrets: ClientSecrets;

  beforeAll(() => {
    directory = new TypeormClientDirectory(fixture().database);
    store = new ClientSecretStore(fixture().database);
    secrets = new ClientSecrets(store, fixture().process.get(Random), fixture().process.get(ClientsOptions));
    const { process, audit, unitOfWork } = fixture();
    const signKeys = new SignKeys(directory, process.get(KeyRing), process.get(ClientsOptions), process.get(Random));
    createApp = new CreateClient(directory, secrets, signKeys, audit, unitOfWork);
  });

  const app = (id: string) => ({ id, name: 'A shop', sid: keyDigest(id).slice(0, 32), signKey: 'sealed' });

  it('has the default client from the first migration on', async () => {
    expect(await directory.exists('default')).toBe(true);
    expect(await directory.add(app('default'))).toBe(false);
  });

  it('finds a client by its exact id', async () => {
    expect(await directory.add(app('shop'))).toBe(true);
    expect(await directory.exists('shop')).toBe(true);
    for (const other of ['SHOP', 'shop ', 'sho', 'shöp', '%', '']) expect(await directory.exists(other)).toBe(false);
  });

  it('gives an id to one of 20 parallel calls', async () => {
    const added = await inParallel(20, () => directory.add(app('raced')));
    expect(added.filter(Boolean)).toHaveLength(1);
  });

  it('creates a client with keys that are returned once and stored hashed or sealed', async () => {
    const created = await createApp.execute({ id: 'new', name: 'New' });
    if (!created.ok) throw new Error(created.refusal.reason);
    const { secret, signKey } = created.value;
    const [row] = await fixture().database.query<{ sign_key: string }>(`SELECT * FROM clients WHERE id = 'new'`);
    expect(row).toMatchObject({ id: 'new', name: 'New' });
    expect(JSON.stringify(row)).not.toContain(secret.reveal());
    expect(JSON.stringify(row)).not.toContain(signKey.reveal());
    expect(
      fixture()
        .process.get(KeyRing)
        .open('app-secret', row?.sign_key ?? ''),
    ).toBe(signKey.reveal());
  });

  it.each(['', ' ', 'with space', '-dash', '.dot', 'x'.repeat(65), 'ünïcode', 'a/b', "a'b", 'a\n'])(
    'refuses the id %j',
    async (id) => {
      expect(await createApp.execute({ id })).toMatchObject({ refusal: { reason: 'malformed', field: 'id' } });
    },
  );

  it('keeps the length of its codes, of 6 to 10 digits', async () => {
    for (const codeLength of [4, 5, 11, 6.5, NaN])
      expect(await createApp.execute({ id: 'long', codeLength })).toMatchObject({ refusal: { field: 'code length' } });
    expect(await directory.codeLength('long')).toBeUndefined();
    for (const codeLength of [6, 10]) {
      const id = `long-${String(codeLength)}`;
      expect(await createApp.execute({ id, codeLength })).toMatchObject({ ok: true });
      expect(await directory.codeLength(id)).toBe(codeLength);
    }
    expect(await directory.codeLength('default')).toBe(0);
  });

  it('refuses an invalid name and a duplicate id', async () => {
    for (const name of ['', 'x'.repeat(129)])
      expect(await createApp.execute({ id: 'named', name })).toMatchObject({ refusal: { field: 'name' } });
    expect(await createApp.execute({ id: 'once' })).toMatchObject({ ok: true });
    expect(await createApp.execute({ id: 'once' })).toMatchObject({ refusal: { reason: 'app-exists' } });
  });
});
