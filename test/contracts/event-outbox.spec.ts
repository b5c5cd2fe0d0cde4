import { createHmac } from 'node:crypto';
import { CreateAccount, EndSessions, ImportAccounts } from '../../src/auth';
import { EventLog } from '../../src/events';
import type { NewEvent } from '../../src/events/event';
import { EventRecorder } from '../../src/events/event-recorder';
import { EventStore, type LeasedEvent } from '../../src/events/event.sql-store';
import { UnitOfWork } from '../../src/common';
import { useAuthFixture } from '../support/auth-fixture';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';

const SECRET = `whsec_${createHmac('sha256', 'a test').update('events').digest('base64')}`;
const ENV = { EVENTS_URL: 'http://127.0.0.1:9/events', EVENTS_SECRET: SECRET };

describeEachDatabase('EventStore', (kind) => {
  const fixture = useAuthFixture(kind, ENV);
  let owners = 0;

  beforeEach(() => fixture().query('DELETE FROM event_outbox'));

  const record = (event: Partial<NewEvent> = {}) =>
    fixture()
      .the(EventRecorder)
      .record({ type: 'account.registered', app: 'default', ...event });
  const store = () => fixture().the(EventStore);
  const lease = (limit = 10) => store().lease({ owner: `owner ${String(owners++)}`, limit, seconds: 30 });
  /** Leases all due events, which must be those of these accounts. */
  const leaseAll = async (...accounts: readonly string[]) => {
    const [first, ...others] = await lease();
    if (!first) throw new Error('no event is due');
    expect([first, ...others].map(({ accountId }) => accountId)).toEqual(accounts);
    return [first, ...others] as const;
  };
  const leaseOne = async (): Promise<LeasedEvent> => {
    const [event] = await lease(1);
    if (!event) throw new Error('no event is due');
    return event;
  };
  const types = async () =>
    (
      await fixture().query<{ type: string; account_id: string | null; details: string }>(
        'SELECT type, account_id, details FROM event_outbox ORDER BY number',
      )
    ).map(({ type, details, account_id: account }) => ({ type, account, details: JSON.parse(details) as unknown }));

  it('leases each event once, however many ask at the same time', async () => {
    for (let index = 0; index < 40; index++) await record({ accountId: `account ${String(index)}` });
    const leased = (await inParallel(8, () => lease(10))).flat();
    leased.push(...(await lease(40)));
    expect(leased).toHaveLength(40);
    expect(new Set(leased.map(({ id }) => id)).size).toBe(40);
  });

  it('leases at most one event of an account, in the order in which they were written', async () => {
    for (const accountId of ['a', 'a', 'b', 'a']) await record({ accountId });
    const [first, other] = await leaseAll('a', 'b');
    expect(other?.accountId).toBe('b');
    expect((await inParallel(4, () => lease())).flat()).toEqual([]);
    await store().delivered(first);
    const [second] = await leaseAll('a');
    expect(second.number > first.number).toBe(true);
  });

  it('holds back the events behind one that waits for another try, and lets them go on after it', async () => {
    for (const accountId of ['a', 'a', 'b']) await record({ accountId });
    const first = await leaseOne();
    expect(await store().postpone(first, 60_000, 'http 500')).toBe(true);
    const [other] = await leaseAll('b');
    await store().delivered(other);
    fixture().pass(60);
    const [again] = await leaseAll('a');
    expect([again.id, again.attempts]).toEqual([first.id, 2]);
    await store().postpone(again, 3_600_000, 'http 500');
    fixture().pass(3_600);
    await store().delivered(await leaseOne());
    await leaseAll('a');
  });

  it('goes on behind a dead event, which is told again when it is asked for', async () => {
    for (const accountId of ['a', 'a']) await record({ accountId });
    const first = await leaseOne();
    await store().die(first, 'http 410');
    const log = fixture().the(EventLog);
    expect(await log.counts()).toMatchObject({ waiting: 1, dead: 1 });
    expect(await log.dead(10)).toMatchObject([{ id: first.id, why: 'http 410', accountId: 'a' }]);
    expect((await lease()).map(({ id }) => id)).not.toContain(first.id);
    expect([await log.replay('unknown'), await log.replay(first.id), await log.replay(first.id)]).toEqual([0, 1, 0]);
    expect(await lease()).toMatchObject([{ id: first.id, attempts: 1 }]);
  });

  it('leases the event of a worker that died, with the same id, and gives it up after eight', async () => {
    await record({ accountId: 'a' });
    const [first] = await lease();
    for (let lost = 1; lost < 8; lost++) {
      expect(await lease()).toEqual([]);
      fixture().pass(30);
      expect(await lease()).toMatchObject([{ id: first?.id, attempts: lost + 1 }]);
    }
    fixture().pass(30);
    expect(await lease()).toEqual([]);
    expect(await fixture().the(EventLog).dead(10)).toMatchObject([{ id: first?.id, why: 'its worker died over it' }]);
  });

  it('takes no outcome of a lease that was lost', async () => {
    await record({ accountId: 'a' });
    const lost = await leaseOne();
    fixture().pass(30);
    const current = await leaseOne();
    expect([await store().delivered(lost), await store().postpone(lost, 1, ''), await store().die(lost, '')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(await store().delivered(current)).toBe(true);
  });

  it('hands back what it leased, without counting the try', async () => {
    await record({ accountId: 'a' });
    const leased = await leaseOne();
    await store().handBack(leased.owner);
    expect(await lease()).toMatchObject([{ id: leased.id, attempts: 1 }]);
  });

  it('records a thing once where it is asked to, in parallel too', async () => {
    const event: NewEvent = { type: 'abuse.raised', app: 'default' };
    await inParallel(6, () => fixture().the(EventRecorder).recordOnce('today', event));
    await fixture().the(EventRecorder).recordOnce('tomorrow', event);
    expect(await types()).toHaveLength(2);
  });

  it('writes nothing when the unit of work rolls back', async () => {
    const rolledBack = fixture()
      .the(UnitOfWork)
      .run(async () => {
        await record();
        throw new Error('rolled back');
      });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await types()).toEqual([]);
  });

  it('deletes delivered events after a week, and dead ones after a month', async () => {
    for (const accountId of ['a', 'b', 'c']) await record({ accountId });
    await store().delivered(await leaseOne());
    await store().die(await leaseOne(), 'http 500');
    const log = fixture().the(EventLog);
    fixture().pass(7 * 86_400 + 1);
    expect([await log.purge(10), await log.purge(10)]).toEqual([1, 0]);
    fixture().pass(23 * 86_400);
    expect(await log.purge(10)).toBe(1);
    expect((await types()).map(({ account }) => account)).toEqual(['c']);
  });

  it('is told of a password that was reset, and not of one that was refused', async () => {
    const ada = await fixture().newAccount({ app: 'default' });
    const ticket = await fixture().ticketFor(ada);
    await fixture().reset(ada.username, ticket, 'short');
    expect(await types()).toEqual([]);
    await inParallel(4, () => fixture().reset(ada.username, ticket, 'a new password of hers'));
    expect(await types()).toEqual([
      { type: 'account.password-changed', account: ada.id, details: { username: ada.username } },
    ]);
  });

  it('is told of accounts that an operator adds, of sessions that one ends, and of what an import changes', async () => {
    const created = await fixture()
      .the(CreateAccount)
      .execute({ app: 'default', username: 'Grace', phone: '13900139000', password: 'a password of hers' });
    const id = created.ok ? created.value.id : '';
    await fixture().the(CreateAccount).execute({ app: 'default', username: 'Grace', password: 'a password of hers' });
    await fixture().the(EndSessions).execute({ app: 'default', accountId: id, operator: 'grace' });
    const record = { username: 'Grace', phone: '13900139001', password: '{md5}5f4dcc3b5aa765d61d8327deb882cf99' };
    const command = {
      ...{ app: 'default', records: [{ line: 1, record }], isDryRun: false, onConflict: 'update' as const },
      rules: { verified: new Set<'phone'>(), hasPlainPasswords: false },
    };
    await fixture().the(ImportAccounts).execute(command);
    await fixture().the(ImportAccounts).execute(command);
    const details = { username: 'Grace' };
    expect(await types()).toEqual([
      { type: 'account.registered', account: id, details },
      { type: 'session.ended-all', account: id, details: { sessions: 0 } },
      { type: 'account.password-changed', account: id, details },
      { type: 'account.phone-changed', account: id, details },
    ]);
  });
});

describeEachDatabase('EventRecorder without a target', (kind) => {
  const fixture = useAuthFixture(kind);

  it('writes nothing', async () => {
    const ada = await fixture().newAccount({ app: 'default' });
    await fixture().reset(ada.username, await fixture().ticketFor(ada), 'a new password of hers');
    expect(await fixture().query('SELECT id FROM event_outbox')).toEqual([]);
  });
});
