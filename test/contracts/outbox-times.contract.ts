import { aRow, later, LEASE_SECONDS, leaseOne, type OutboxContractSetup } from './outbox-contract-setup';

/** Contract of OutboxStore about delays and lifetimes. `open` returns an empty one. */
export function outboxTimesContract(open: () => Promise<OutboxContractSetup>): void {
  let setup: OutboxContractSetup;
  const lease = (owner: string, limit = 10) =>
    setup.store.lease({ owner, limits: { sms: limit, email: limit }, seconds: LEASE_SECONDS });

  beforeEach(async () => {
    setup = await open();
  });

  it('leases a postponed row after its delay, as another try', async () => {
    await setup.store.add([aRow('one')]);
    const row = await leaseOne(setup, 'worker');
    expect(await setup.store.postpone(row, { ...later, vendor: 'smtp', why: 'smtp 451' })).toBe(true);
    expect(await setup.find('one')).toMatchObject({ state: 'queued', vendor: 'smtp', lastError: 'smtp 451' });
    setup.advance(1);
    expect((await lease('worker')).rows).toEqual([]);
    setup.advance(2);
    expect((await lease('worker')).rows).toMatchObject([{ id: 'one', payload: 'sealed one', attempts: 2 }]);
  });

  it('returns the age and the remaining lifetime of a leased message', async () => {
    await setup.store.add([aRow('one')]);
    setup.advance(90);
    const { ageMs, leftMs } = await leaseOne(setup, 'worker');
    expect([Math.floor(ageMs / 30_000), ageMs + leftMs]).toEqual([3, 300_000]);
  });

  it('stores the number of tries and the vendor that a postponed row is bound to', async () => {
    await setup.store.add([aRow('one')]);
    const first = await leaseOne(setup, 'worker');
    await setup.store.postpone(first, { ...later, delayMs: 0, attempts: 0, why: 'no provider works' });
    const second = await leaseOne(setup, 'worker');
    expect(second).toMatchObject({ attempts: 1, boundTo: null });
    await setup.store.postpone(second, { ...later, delayMs: 0, attempts: 3, boundTo: 'webhook', vendor: 'webhook' });
    expect(await leaseOne(setup, 'worker')).toMatchObject({ attempts: 4, boundTo: 'webhook' });
    expect(await setup.find('one')).toMatchObject({ vendor: 'webhook', lastError: 'http 503' });
    await setup.store.postpone({ id: 'one', owner: 'worker' }, { ...later, why: 'no provider works' });
    expect(await setup.find('one')).toMatchObject({ vendor: 'webhook', lastError: 'http 503' });
  });

  it('postpones no row beyond its lifetime', async () => {
    await setup.store.add([aRow('one', { lifetimeSeconds: 60 })]);
    await setup.store.postpone(await leaseOne(setup, 'worker'), { ...later, delayMs: 3_600_000 });
    setup.advance(60);
    expect(await lease('worker')).toMatchObject({ rows: [], expired: 1 });
  });

  it('leases a row until the last tenth of its lifetime', async () => {
    await setup.store.add([aRow('code', { lifetimeSeconds: 100 }), aRow('notice', { lifetimeSeconds: 86_400 })]);
    setup.advance(89);
    expect((await lease('worker')).rows).toHaveLength(2);
    setup.advance(LEASE_SECONDS);
    expect(await lease('another')).toMatchObject({ rows: [{ id: 'notice' }], expired: 1 });
    await setup.store.postpone({ id: 'notice', owner: 'another' }, { ...later, delayMs: 0 });
    setup.advance(86_400 - 89 - LEASE_SECONDS - 31);
    expect((await lease('later')).rows).toHaveLength(1);
    await setup.store.postpone({ id: 'notice', owner: 'later' }, { ...later, delayMs: 0 });
    setup.advance(1);
    expect(await lease('too late')).toMatchObject({ rows: [], expired: 1 });
  });

  it('never leases an expired row, and erases its payload', async () => {
    await setup.store.add([aRow('short', { lifetimeSeconds: 20 }), aRow('long')]);
    setup.advance(21);
    const { rows, expired } = await lease('worker');
    expect(rows.map(({ id }) => id)).toEqual(['long']);
    expect(expired).toBe(1);
    expect(await setup.find('short')).toMatchObject({ state: 'expired', payload: null });
  });

  it('ends all expired rows, so that the next lease finds live ones', async () => {
    const expired = Array.from({ length: 30 }, (_, index) => aRow(`expired ${index}`, { lifetimeSeconds: 0 }));
    await setup.store.add(expired);
    setup.advance(1);
    await setup.store.add([aRow('fresh')]);
    expect(await lease('worker', 2)).toEqual({ rows: [], expired: 30, abandoned: [] });
    expect((await lease('worker', 2)).rows).toMatchObject([{ id: 'fresh' }]);
  });

  it('expires a row whose worker died and whose lifetime is over', async () => {
    await setup.store.add([aRow('one', { lifetimeSeconds: LEASE_SECONDS })]);
    await lease('worker');
    setup.advance(LEASE_SECONDS + 1);
    expect(await lease('another')).toEqual({ rows: [], expired: 1, abandoned: [] });
  });
}
