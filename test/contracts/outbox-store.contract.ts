import { aRow, later, LEASE_SECONDS, leaseOne, type OutboxContractSetup } from './outbox-contract-setup';

/** Contract of OutboxStore. `open` returns an empty one. */
export function outboxStoreContract(open: () => Promise<OutboxContractSetup>): void {
  let setup: OutboxContractSetup;
  const lease = (owner: string, limit = 10) =>
    setup.store.lease({ owner, limits: { sms: limit, email: limit }, seconds: LEASE_SECONDS });

  beforeEach(async () => {
    setup = await open();
  });

  it('leases rows oldest first, up to the limit', async () => {
    const code = { challengeId: 'challenge', number: 2 };
    const mail = { channel: 'email', template: 'recover-link', locale: 'zh-CN', country: null, code } as const;
    await setup.store.add([aRow('one'), aRow('two', mail)]);
    setup.advance(1);
    await setup.store.add([aRow('three')]);
    const { rows } = await lease('worker', 1);
    expect(rows.map(({ id }) => id).sort()).toEqual(['one', 'two']);
    expect(rows.find(({ id }) => id === 'two')).toEqual({
      ...{ id: 'two', app: 'default', channel: 'email', template: 'recover-link', locale: 'zh-CN', reference: 'ABC' },
      ...{
        payload: 'sealed two',
        owner: 'worker',
        attempts: 1,
        code,
        boundTo: null,
        ageMs: expect.any(Number),
        leftMs: expect.any(Number),
      },
      ...{ lastVendor: null, refusedBy: [] },
    });
    expect((await lease('worker')).rows.map(({ id }) => id)).toEqual(['three']);
  });

  it('leases up to the limit of each channel, however old the messages of another channel are', async () => {
    await setup.store.add(['a', 'b', 'c'].map((id) => aRow(id, { channel: 'email' })));
    setup.advance(1);
    await setup.store.add([aRow('text')]);
    const some = (sms: number, email: number) =>
      setup.store.lease({ owner: 'worker', limits: { sms, email }, seconds: LEASE_SECONDS });
    expect((await some(0, 1)).rows).toMatchObject([{ channel: 'email' }]);
    expect((await some(1, 1)).rows.map(({ channel }) => channel).sort()).toEqual(['email', 'sms']);
    expect((await some(5, 0)).rows).toEqual([]);
    expect((await some(0, 5)).rows).toMatchObject([{ channel: 'email' }]);
  });

  it('leases nothing while it is empty or all rows are leased', async () => {
    const nothing = { rows: [], expired: 0, abandoned: [] };
    expect(await lease('worker')).toEqual(nothing);
    await setup.store.add([aRow('one')]);
    await lease('worker');
    expect(await lease('another')).toEqual(nothing);
  });

  it('never leases a row to two workers', async () => {
    const ids = Array.from({ length: 40 }, (_, index) => `row ${index}`);
    await setup.store.add(ids.map((id) => aRow(id)));
    const batches = await Promise.all(
      Array.from({ length: 20 }, (_, index) => lease(`worker ${index}`, 3).then(({ rows }) => rows)),
    );
    const handedOut = batches.flat().map(({ id }) => id);
    expect(new Set(handedOut).size).toBe(handedOut.length);
    const rest = await lease('the last worker', 40);
    expect([...handedOut, ...rest.rows.map(({ id }) => id)].sort()).toEqual(ids.sort());
  });

  it('erases the payload of an ended row and keeps its result', async () => {
    await setup.store.add([aRow('one')]);
    const row = await leaseOne(setup, 'worker');
    expect(await setup.store.settle(row, { state: 'failed', vendor: 'webhook', why: 'http 400' })).toBe(true);
    const recipient = '+86138****1234';
    expect(await setup.find('one')).toEqual({
      ...{ state: 'failed', payload: null, recipient, vendor: 'webhook', lastError: 'http 400', enteredAt: null },
    });
    setup.advance(LEASE_SECONDS + 1);
    expect((await lease('another')).rows).toEqual([]);
  });

  it('records the conversions of several codes at once', async () => {
    const codes = Array.from({ length: 5 }, (_, index) => ({ challengeId: `challenge ${String(index)}`, number: 1 }));
    await setup.store.add(codes.map((code) => aRow(code.challengeId, { code })));
    await setup.store.recordConversions(codes.slice(0, 3));
    const isEntered = async ({ challengeId }: { challengeId: string }) =>
      (await setup.find(challengeId))?.enteredAt !== null;
    expect(await Promise.all(codes.map(isEntered))).toEqual([true, true, true, false, false]);
  });

  it('records the conversion of a code once, on its own message only', async () => {
    const code = { challengeId: 'challenge', number: 2 };
    await setup.store.add([aRow('one', { code: { ...code, number: 1 } }), aRow('two', { code }), aRow('three')]);
    await setup.store.recordConversions([code]);
    const enteredAt = (await setup.find('two'))?.enteredAt;
    expect(enteredAt).toEqual(expect.any(Number));
    setup.advance(10);
    await setup.store.recordConversions([code]);
    await setup.store.recordConversions([{ challengeId: 'nobody knows', number: 1 }]);
    expect(await setup.find('two')).toMatchObject({ enteredAt, state: 'queued' });
    expect([await setup.find('one'), await setup.find('three')]).toMatchObject([
      ...[{ enteredAt: null }, { enteredAt: null }],
    ]);
  });

  it('ignores results of a worker that lost its lease', async () => {
    await setup.store.add([aRow('one')]);
    const lost = await leaseOne(setup, 'slow worker');
    setup.advance(LEASE_SECONDS + 1);
    const row = await leaseOne(setup, 'quick worker');
    expect(await setup.store.settle(lost, { state: 'failed' })).toBe(false);
    expect(await setup.store.postpone(lost, { ...later, delayMs: 0, why: 'late' })).toBe(false);
    expect(await setup.find('one')).toMatchObject({ state: 'leased', payload: 'sealed one' });
    expect(await setup.store.settle(row, { state: 'accepted', vendor: 'inbox' })).toBe(true);
    expect(await setup.store.settle(row, { state: 'failed' })).toBe(false);
    expect(await setup.find('one')).toMatchObject({ state: 'accepted', vendor: 'inbox', lastError: null });
  });

  it('leases a row again after its worker died, and abandons it after the second death', async () => {
    await setup.store.add([aRow('deadly'), aRow('harmless')]);
    await lease('first', 10);
    setup.advance(LEASE_SECONDS + 1);
    const second = (await lease('second')).rows;
    expect(second.map(({ attempts }) => attempts)).toEqual([2, 2]);
    await setup.store.settle({ id: 'harmless', owner: 'second' }, { state: 'accepted', vendor: 'inbox' });
    setup.advance(LEASE_SECONDS + 1);
    expect(await lease('third')).toEqual({ rows: [], expired: 0, abandoned: ['deadly'] });
    expect(await setup.find('deadly')).toMatchObject({ state: 'failed', payload: null });
    expect((await setup.find('deadly'))?.lastError).toContain('died');
  });

  it('abandons a row after two consecutive deaths only: a recorded try resets the count', async () => {
    await setup.store.add([aRow('one')]);
    await lease('first');
    setup.advance(LEASE_SECONDS + 1);
    await setup.store.postpone(await leaseOne(setup, 'second'), { ...later, delayMs: 0 });
    await lease('third');
    setup.advance(LEASE_SECONDS + 1);
    expect(await lease('fourth')).toMatchObject({ rows: [{ id: 'one' }], abandoned: [] });
  });

  it('keeps the last vendor and the refusing vendors between tries', async () => {
    await setup.store.add([aRow('one')]);
    const refusedBy = ['aliyun', 'twilio'];
    const first = await leaseOne(setup, 'first');
    await setup.store.postpone(first, { ...later, delayMs: 0, refusedBy, vendor: 'twilio', boundTo: 'webhook' });
    const next = await leaseOne(setup, 'second');
    expect(next).toMatchObject({ refusedBy, lastVendor: 'twilio', boundTo: 'webhook' });
    await setup.store.postpone(next, { ...later, delayMs: 0 });
    expect(await leaseOne(setup, 'third')).toMatchObject({ refusedBy: [], lastVendor: 'twilio', boundTo: null });
  });

  it('purges rows a week after their end, in batches, and no waiting row', async () => {
    await setup.store.add(['one', 'two', 'three', 'waiting'].map((id) => aRow(id, { lifetimeSeconds: 30 * 86_400 })));
    for (const { id } of (await lease('worker', 3)).rows) {
      await setup.store.settle({ id, owner: 'worker' }, { state: 'accepted', vendor: 'inbox' });
    }
    setup.advance(6 * 86_400);
    expect(await setup.store.purge(2)).toBe(0);
    setup.advance(86_401);
    expect(await setup.store.purge(2)).toBe(2);
    expect(await setup.store.purge(2)).toBe(1);
    expect(await setup.store.purge(2)).toBe(0);
    expect((await lease('another')).rows).toHaveLength(1);
  });

  it('releases a lease without a trace', async () => {
    await setup.store.add([aRow('one'), aRow('two')]);
    await leaseOne(setup, 'stopping');
    const kept = await leaseOne(setup, 'busy');
    await setup.store.handBack('stopping');
    const { rows } = await lease('another');
    expect(rows).toMatchObject([{ attempts: 1, owner: 'another' }]);
    expect(rows[0]?.id).not.toBe(kept.id);
    setup.advance(LEASE_SECONDS + 1);
    expect((await lease('later')).abandoned).toEqual([]);
  });
}
