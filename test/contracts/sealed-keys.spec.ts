import { IdentityCardStore } from '../../src/auth';
import { ClientsOptions, ClientStatistics, CreateClient } from '../../src/clients';
import { TypeormClientDirectory } from '../../src/clients/typeorm-client.directory';
import { ClientSecretStore } from '../../src/clients/client-secret.sql-store';
import { ClientSecrets } from '../../src/clients/client-secrets';
import { KeyRing, Random } from '../../src/common';
import { OperatorStore } from '../../src/console';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

describeEachDatabase('keys of what does not expire', (kind) => {
  const fixture = useStoreFixture(kind);
  const keyId = () => fixture().process.get(KeyRing).mac('code', []).keyId;

  it('are counted by sign keys of client applications; the default one has none', async () => {
    const { database, process } = fixture();
    const [random, keys] = [process.get(Random), process.get(KeyRing)];
    const secrets = new ClientSecrets(new ClientSecretStore(database), random, process.get(ClientsOptions));
    const directory = new TypeormClientDirectory(database);
    const create = new CreateClient(directory, random, keys, secrets, fixture().unitOfWork);
    for (const id of ['one', 'two']) await create.execute({ id });
    expect(await new ClientStatistics(database).sealed()).toMatchObject([{ keyId: keyId(), clients: 2 }]);
  });

  it('are counted by identity cards', async () => {
    const cards = new IdentityCardStore(fixture().database, fixture().process.get(KeyRing));
    expect(await cards.sealed()).toEqual([]);
    await cards.add('ada', { kind: 'resident-card', number: '11010519491231002X' });
    expect(await cards.sealed()).toMatchObject([{ keyId: keyId(), cards: 1 }]);
  });

  it('are counted by TOTP secrets of operators', async () => {
    const operators = new OperatorStore(fixture().database);
    await operators.invite('id', 'grace', 'digest');
    expect(await operators.sealed()).toEqual([]);
    const totpSecret = fixture().process.get(KeyRing).seal('operator-totp', 'a secret');
    await operators.enrol('digest', { passwordHash: 'a hash', totpSecret, totpStep: 1 });
    expect(await operators.sealed()).toMatchObject([{ keyId: keyId(), secrets: 1 }]);
  });
});
