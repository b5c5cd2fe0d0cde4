import { Clock, Random } from '../../src/common';
import { OperatorStore } from '../../src/console/operators/operator.store';
import { RecoveryRequestStore } from '../../src/console/recovery/recovery-request.store';
import { ConsoleSessionStore } from '../../src/console/sessions/console-session.store';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const MINUTE_MS = 60_000;
const CREDENTIALS = { passwordHash: 'a hash', totpSecret: 'sealed', totpStep: 100 };

describeEachDatabase('stores of the console', (kind) => {
  const fixture = useStoreFixture(kind);
  let operators: OperatorStore;
  let sessions: ConsoleSessionStore;
  let requests: RecoveryRequestStore;
  let next = 0;

  beforeAll(() => {
    const { database, process } = fixture();
    operators = new OperatorStore(database);
    sessions = new ConsoleSessionStore(database);
    requests = new RecoveryRequestStore(database, process.get(Clock), process.get(Random));
  });

  const enrol = async () => {
    const id = `operator${String(next++)}`;
    await operators.invite(id, id, `digest of ${id}`);
    await operators.enrol(`digest of ${id}`, CREDENTIALS);
    return id;
  };
  const wins = (results: readonly unknown[]) => results.filter((each) => each !== false && each !== undefined).length;

  it('let one of many use an invitation', async () => {
    await operators.invite('raced', 'raced', 'digest of raced');
    const used = await inParallel(8, (index) =>
      operators.enrol('digest of raced', { ...CREDENTIALS, passwordHash: `hash ${String(index)}` }),
    );
    expect(wins(used)).toBe(1);
    expect((await operators.find('raced'))?.passwordHash).toBe(`hash ${String(used.indexOf(true))}`);
  });

  it('accept a time step once, and none before it', async () => {
    const id = await enrol();
    expect(wins(await inParallel(8, () => operators.acceptStep(id, 101)))).toBe(1);
    expect([await operators.acceptStep(id, 100), await operators.acceptStep(id, 102)]).toEqual([false, true]);
  });

  it('replace an invitation, and leave who has used theirs', async () => {
    expect(await operators.invite('first', 'twice', 'digest 1')).toBe(true);
    expect(await operators.invite('second', 'twice', 'digest 2')).toBe(true);
    expect(await operators.enrol('digest 1', CREDENTIALS)).toBe(false);
    expect(await operators.enrol('digest 2', CREDENTIALS)).toBe(true);
    expect(await operators.invite('third', 'twice', 'digest 3')).toBe(false);
    expect(await operators.find('twice')).toMatchObject({ id: 'first', passwordHash: 'a hash' });
  });

  it('let one of parallel invitations of a name be good', async () => {
    await inParallel(8, (index) => operators.invite(`many${String(index)}`, 'many', `many ${String(index)}`));
    const good = await inParallel(8, (index) => operators.invited(`many ${String(index)}`));
    expect(wins(good)).toBe(1);
  });

  it('end an invitation after a day', async () => {
    await operators.invite('late', 'late', 'digest of late');
    fixture().pass(24 * 60 * MINUTE_MS);
    expect(await operators.invited('digest of late')).toBeUndefined();
    expect(await operators.enrol('digest of late', CREDENTIALS)).toBe(false);
  });

  it('end sessions with their operator, and forget those that are over', async () => {
    const [id, other] = [await enrol(), await enrol()];
    await sessions.open('of a removed one', id);
    await sessions.open('of another one', other);
    expect(await operators.remove(id)).toBe(true);
    expect(await operators.remove(id)).toBe(false);
    expect([await sessions.use('of a removed one'), await sessions.use('of another one')]).toEqual([undefined, other]);
    fixture().pass(30 * MINUTE_MS);
    expect(await sessions.use('of another one')).toBeUndefined();
    expect(await sessions.purge(10)).toBe(1);
  });

  it('give a request to one of many other operators, and not to its own', async () => {
    const request = { app: 'default', accountId: 'an id', channel: 'sms', locale: 'en' } as const;
    await requests.add({ requestedBy: 'grace', ...request });
    const [waiting] = await requests.list();
    const id = waiting?.id ?? '';
    expect(await requests.take(id, 'grace')).toBeUndefined();
    const taken = await inParallel(8, (index) => requests.take(id, `other${String(index)}`));
    expect(wins(taken)).toBe(1);
    expect(taken.find((each) => each !== undefined)).toEqual({ id, requestedBy: 'grace', ...request });
  });

  it('forget a request after an hour', async () => {
    await requests.add({ requestedBy: 'grace', app: 'default', accountId: 'an id', channel: 'email', locale: 'en' });
    const id = (await requests.list())[0]?.id ?? '';
    fixture().pass(60 * MINUTE_MS);
    expect([await requests.take(id, 'alan'), await requests.purge(10)]).toEqual([undefined, 1]);
  });
});
