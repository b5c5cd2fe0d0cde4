import { BlockService } from '../../src/blocks';
import { BlockListLoader } from '../../src/blocks/block-list.loader';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';

/** `msg` of the systems dialect: too many requests. */
const THROTTLED = 5006;

describeEachDatabase('requests of blocked addresses', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { TRUSTED_PROXIES: 'loopback' } });
    for (const value of ['198.51.100.0/24', '2001:db8:1::/48'])
      await api.app.get(BlockService).add({ subject: { kind: 'address', value }, operator: 'grace' });
    await api.app.get(BlockListLoader).load();
  });

  afterAll(() => api.close());

  const from = (address: string) => api.client.with({ 'x-forwarded-for': address });
  const send = { username: 'nobody', mobile_phone: '13900139000' };

  it.each([['198.51.100.7'], ['2001:db8:1:2::3'], ['::ffff:198.51.100.7']])(
    'from %s are refused in the words of the dialect, before they are read',
    async (address) => {
      const answer = await from(address).json('/Systems/sendVerificationCode', send);
      expect(answer.headers).toMatchObject({ 'retry-after': '3600' });
      expect(answer.json).toMatchObject({ code: 1, msg: THROTTLED });
      expect(await from(address).get('/Help')).toMatchObject({ status: 429, headers: { 'retry-after': '3600' } });
    },
  );

  it.each([['198.51.101.7'], ['2001:db8:2::3']])('from %s, beside them, are answered', async (address) => {
    expect((await from(address).json('/Systems/sendVerificationCode', send)).json).not.toMatchObject({
      msg: THROTTLED,
    });
  });

  it('from private networks always see the health of the process', async () => {
    const value = '10.0.0.0/8';
    await api.app.get(BlockService).add({ subject: { kind: 'address', value }, operator: 'grace' });
    await api.app.get(BlockListLoader).load();
    expect((await from('10.1.2.3').get('/health/ready')).status).toBe(200);
    expect((await from('10.1.2.3').get('/Help')).status).toBe(429);
  });
});
