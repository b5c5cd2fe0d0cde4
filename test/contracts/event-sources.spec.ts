import { Logger } from '@nestjs/common';
import { UnitOfWork } from '../../src/common';
import { SpendCap } from '../../src/notification';
import { OutboxStore, type Settlement } from '../../src/notification/outbox/outbox.store';
import { AbuseReports } from '../../src/otp/limits/abuse-reports';
import { useAuthFixture } from '../support/auth-fixture';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { aRow } from './outbox-contract-setup';

const ENV = {
  EVENTS_URL: 'http://127.0.0.1:9/events',
  EVENTS_SECRET: `whsec_${Buffer.from('a secret of a test for events').toString('base64')}`,
  COUNTRIES: 'CN=0.045',
  SPEND_CAP_PER_DAY: '0.9',
};
/** Costs of a message, and the cap, in millionths. */
const [COST, CAP] = [45_000, 900_000];

/** What the operations of the service tell besides those of accounts. */
describeEachDatabase('events about codes and abuse', (kind) => {
  const fixture = useAuthFixture(kind, ENV);

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    await fixture().query('DELETE FROM event_outbox');
    await fixture().query('DELETE FROM notification_outbox');
  });

  const told = async () => {
    const rows = await fixture().query<{ type: string; app: string; account: string | null; details: string }>(
      'SELECT type, app, account_id AS account, details FROM event_outbox ORDER BY id',
    );
    return rows.map(({ details, ...row }) => ({ ...row, details: JSON.parse(details) as Record<string, unknown> }));
  };
  const settle = async (end: Pick<Settlement, 'state'> & Partial<Settlement>) => {
    const outbox = fixture().the(OutboxStore);
    const { rows } = await outbox.lease({ owner: 'a worker', limits: { sms: 1, email: 0 }, seconds: 30 });
    await outbox.settle({ id: rows[0]?.id ?? '', owner: 'a worker' }, end);
  };

  it('tell of a code that no vendor took, once, without its address', async () => {
    const account = await fixture().newAccount();
    await fixture().codeFor(account);
    await settle({ state: 'failed', vendor: 'webhook', why: 'the number is not in use' });
    const [event, ...others] = await told();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      ...{ type: 'code.delivery-failed', app: 'default', account: null },
      details: { channel: 'sms', state: 'failed', provider: 'webhook', reason: 'the number is not in use' },
    });
    expect(JSON.stringify(event)).not.toContain(account.phone.slice(3));
  });

  it('do not tell of a code that was taken', async () => {
    await fixture().codeFor(await fixture().newAccount());
    await settle({ state: 'accepted', vendor: 'webhook' });
    expect(await told()).toEqual([]);
  });

  it('tell once a day that a client application has spent most of its cap', async () => {
    const add = (n: number) => {
      const row = aRow(`m${String(n)}`, { app: 'default', cost: COST, lifetimeSeconds: 3_600 });
      return fixture()
        .the(UnitOfWork)
        .run(() => fixture().the(OutboxStore).addWithinCap(row, CAP));
    };
    const cap = fixture().the(SpendCap);
    await cap.checkAlarms();
    expect(await told()).toEqual([]);
    for (let n = 0; n < 18; n++) await add(n);
    await inParallel(4, () => cap.checkAlarms());
    const events = await told();
    expect(events).toMatchObject([{ type: 'abuse.raised', app: 'default', details: { kind: 'spend-cap' } }]);
    expect(events[0]?.details['percent']).toBeGreaterThanOrEqual(80);
  });

  it('tell once a day of wrong codes all over, and of each destination that is pumped', async () => {
    const reports = fixture().the(AbuseReports);
    const pumped = (destination: string) =>
      reports.pumping({ destination, sendsOfDay: 50, enteredOfDay: 1 } as Parameters<AbuseReports['pumping']>[0]);
    await inParallel(4, () => reports.wrongCodes(900));
    await inParallel(2, () => pumped('KH'));
    await pumped('KH:85512');
    const details = (await told()).map((event) => event.details);
    expect(details).toHaveLength(3);
    expect(details).toEqual(
      expect.arrayContaining([
        { kind: 'wrong-codes', wrongCodes: 900 },
        { kind: 'sms-pumping', destination: 'KH', sent: 50, entered: 1 },
        { kind: 'sms-pumping', destination: 'KH:85512', sent: 50, entered: 1 },
      ]),
    );
  });
});
