import { TicketStore, type Ticket } from '../../src/auth/recovery/ticket.sql-store';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

const ticket: Ticket = {
  ...{
    app: 'default',
    kind: 'code',
    purpose: 'recover',
    accountId: 'ada',
    credentialVersion: 3,
    challengeId: 'challenge',
    stamp: 1_763_700_000,
  },
};

describeEachDatabase('TicketStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: TicketStore;

  beforeAll(() => {
    store = new TicketStore(fixture().database);
  });

  it('returns what was written', async () => {
    await store.put('of a code', ticket, 600);
    await store.put('of a link', { ...ticket, kind: 'link', challengeId: undefined }, 600);
    expect(await store.find('of a code')).toEqual({ ...ticket, isLive: true });
    expect(await store.find('of a link')).toEqual({
      ...{ ...ticket, kind: 'link', challengeId: undefined, isLive: true },
    });
    expect(await store.find('OF A CODE')).toBeUndefined();
    expect(await store.find('')).toBeUndefined();
  });

  it('tells the kinds of tickets from before there were kinds by their challenge', async () => {
    await store.put('old code', ticket, 600);
    await store.put('old link', { ...ticket, challengeId: undefined }, 600);
    await fixture().database.execute('UPDATE auth_tickets SET kind = NULL', []);
    expect(await store.find('old code')).toMatchObject({ kind: 'code' });
    expect(await store.find('old link')).toMatchObject({ kind: 'link' });
  });

  it('lets one of 20 parallel calls consume a ticket, which is not live afterwards', async () => {
    for (let round = 0; round < 5; round++) {
      const digest = `raced ${String(round)}`;
      await store.put(digest, ticket, 600);
      const redeemed = await inParallel(20, () => store.consume(digest));
      expect(redeemed.filter(Boolean)).toHaveLength(1);
      expect(await store.find(digest)).toMatchObject({ isLive: false });
    }
  });

  it('consumes a ticket that was read by others before', async () => {
    await store.put('looked at', ticket, 600);
    await inParallel(5, () => store.find('looked at'));
    expect(await store.consume('looked at')).toBe(true);
  });

  it('consumes no unknown or expired ticket', async () => {
    await store.put('short', ticket, 600);
    expect(await store.consume('unknown')).toBe(false);
    fixture().pass(599 * SECOND_MS);
    expect(await store.find('short')).toMatchObject({ isLive: true });
    fixture().pass(SECOND_MS);
    expect(await store.find('short')).toMatchObject({ isLive: false });
    expect(await store.consume('short')).toBe(false);
  });

  it('keeps a ticket whose unit of work was rolled back', async () => {
    await store.put('given back', ticket, 600);
    const undone = fixture().unitOfWork.run(async () => {
      expect(await store.consume('given back')).toBe(true);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await store.consume('given back')).toBe(true);
  });

  it('purges tickets a day after expiry', async () => {
    await store.put('old', ticket, 600);
    fixture().pass(24 * HOUR_MS + 599 * SECOND_MS);
    while ((await store.purge(100)) > 0);
    expect(await store.find('old')).toBeDefined();
    fixture().pass(2 * SECOND_MS);
    while ((await store.purge(1)) > 0);
    expect(await store.find('old')).toBeUndefined();
  });
});
