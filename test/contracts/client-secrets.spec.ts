import { ClientsOptions, SignKeys } from '../../src/clients';
import { ClientSecretStore } from '../../src/clients/client-secret.sql-store';
import { ClientSecrets } from '../../src/clients/client-secrets';
import { CreateClient } from '../../src/clients/create-client';
import { ListClients } from '../../src/clients/list-clients';
import { RotateClientSecret } from '../../src/clients/rotate-client-secret';
import { TypeormClientDirectory } from '../../src/clients/typeorm-client.directory';
import { KeyRing, Random } from '../../src/common';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

describeEachDatabase('ClientSecrets', (kind) => {
  const fixture = useStoreFixture(kind);
  let secrets: ClientSecrets;
  let store: ClientSecretStore;
  let rotate: RotateClientSecret;
  let create: CreateClient;

  beforeAll(() => {
    const { database, process, audit, unitOfWork } = fixture();
    const directory = new TypeormClientDirectory(database);
    const random = process.get(Random);
    store = new ClientSecretStore(database);
    secrets = new ClientSecrets(store, random, process.get(ClientsOptions));
    rotate = new RotateClientSecret(store, secrets, audit, unitOfWork);
    const signKeys = new SignKeys(directory, process.get(KeyRing), process.get(ClientsOptions), random);
    create = new CreateClient(directory, secrets, signKeys, audit, unitOfWork);
  });

  const newClient = async (id: string) => {
    const created = await create.execute({ id });
    if (!created.ok) throw new Error(created.refusal.reason);
    return { ...created.value, secret: created.value.secret.reveal() };
  };
  const rotated = async (id: string) => {
    const made = await rotate.execute({ id });
    if (!made.ok) throw new Error(made.refusal.reason);
    return { ...made.value, secret: made.value.secret.reveal() };
  };
  const isBearer = async (app: string, secret: string) =>
    (await secrets.authenticateBearer(`Bearer ${secret}`, app)).ok;

  it('authenticate a client application by its sid or the id of a secret, and as a bearer', async () => {
    const { sid, secretId, secret } = await newClient('shop');
    const authenticated = {
      ok: true,
      value: { app: 'shop', sid, name: 'shop', createdAt: expect.any(Number) as number, codeLength: null },
    };
    expect(await secrets.authenticateBasic(basic(`AC${sid}`, secret))).toEqual(authenticated);
    expect(await secrets.authenticateBasic(basic(`SK${secretId}`, secret))).toEqual(authenticated);
    expect(await secrets.authenticateBearer(`bearer ${secret}`, 'shop')).toEqual(authenticated);
  });

  it('refuse everything else', async () => {
    const { sid, secretId, secret } = await newClient('refusing');
    const other = await newClient('other');
    const wrong = [undefined, '', 'Basic', 'Basic ', 'Basic !', basic(`AC${sid}`, ''), basic('', secret)];
    const others = [
      basic(`AC${sid}`, other.secret),
      basic(`AC${secretId}`, secret),
      basic(`SK${sid}`, secret),
      basic(`AC${sid.toUpperCase()}`, secret),
      basic(sid, secret),
      basic(`AC${sid}`, `${secret} `),
      `Bearer ${secret}`,
    ];
    for (const header of [...wrong, ...others])
      expect(await secrets.authenticateBasic(header)).toEqual({
        ok: false,
        refusal: { reason: 'client-unauthorized' },
      });
    for (const header of [undefined, '', secret, `Bearer`, basic(`AC${sid}`, secret), `Bearer ${secret} x`])
      expect((await secrets.authenticateBearer(header, 'refusing')).ok).toBe(false);
    expect(await isBearer('other', secret)).toBe(false);
    expect(await isBearer('default', '')).toBe(false);
  });

  it('rotate: the new secret and the one before are live, older ones are not', async () => {
    const first = await newClient('rotating');
    const second = await rotated('rotating');
    expect([await isBearer('rotating', first.secret), await isBearer('rotating', second.secret)]).toEqual([true, true]);
    const third = await rotated('rotating');
    const live = await Promise.all([first, second, third].map(({ secret }) => isBearer('rotating', secret)));
    expect(live).toEqual([false, true, true]);
    expect(await rotate.execute({ id: 'nowhere' })).toMatchObject({ refusal: { reason: 'app-unknown' } });
  });

  it('keep two live secrets after 10 parallel rotations', async () => {
    const made = await inParallel(10, () => rotated('default'));
    const live = await Promise.all(made.map(({ secret }) => isBearer('default', secret)));
    expect(live.filter(Boolean)).toHaveLength(2);
  });

  it('are stored as digests, and listed as a number', async () => {
    const { secret, sid } = await newClient('digested');
    const rows = await fixture().database.query('SELECT * FROM client_secrets');
    expect(JSON.stringify(rows)).not.toContain(secret);
    const listed = await new ListClients(store).execute();
    expect(listed.find(({ id }) => id === 'digested')).toMatchObject({ name: 'digested', sid, secrets: 1 });
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(listed.find(({ id }) => id === 'default')?.sid).toMatch(/^[0-9a-f]{32}$/);
  });
});
