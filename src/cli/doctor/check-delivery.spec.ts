import type { Undelivered, Waiting } from '../../notification';
import { judgeDelivery } from './check-delivery';
import { isBad, line } from './finding';

const waiting = (oldestMs: number): Waiting[] => [
  { channel: 'sms', state: 'queued', messages: 2, oldestMs },
  { channel: 'email', state: 'leased', messages: 1, oldestMs: 10 },
];
const undelivered = (change: Partial<Undelivered>): Undelivered => ({
  ...{ state: 'failed', why: 'http 500', messages: 3, id: 'row-1' },
  ...change,
});
const lines = (...found: Parameters<typeof judgeDelivery>) => judgeDelivery(...found).map(line);

describe('the doctor on delivery', () => {
  it('is content with an outbox that empties itself', () => {
    expect(judgeDelivery([], []).filter(isBad)).toEqual([]);
    expect(lines(waiting(59_000), []).join()).toMatch(/^ok +outbox +3 waiting, the oldest for 59 s$/);
  });

  it('says what to do about messages that nobody carries', () => {
    expect(lines(waiting(60_000), []).join()).toMatch(/^FAIL +outbox +3 waiting, the oldest for 60 s: .*worker/);
  });

  it('lists what is parked, why, and where to look', () => {
    const parked = [
      undelivered({ why: 'its worker died over it', messages: 1, id: 'row-7' }),
      undelivered({ why: 'unreadable or wordless row' }),
    ];
    expect(lines([], parked).slice(1)).toEqual([
      expect.stringMatching(/^FAIL .*1 of the last day \(its worker died over it\): .*row-7/),
      expect.stringMatching(/^FAIL .*3 of the last day \(unreadable or wordless row\)/),
    ]);
  });

  it('says what to do about refusals that the operator can mend', () => {
    const refused = [
      { why: 'twilio 21606', messages: 4, id: 'row-9' },
      { why: 'isv.SMS_TEMPLATE_ILLEGAL', messages: 1, id: 'row-2' },
    ];
    expect(judgeDelivery([], [], refused).slice(1).map(line)).toEqual([
      expect.stringMatching(
        /^FAIL +refused +4 of the last day \(twilio 21606, .*row-9\): the sender .*: .*TWILIO_FROM$/,
      ),
      expect.stringMatching(/^FAIL +refused +1 .*ILLEGAL.*not registered or not approved: compare ALIYUN_TEMPLATES/),
    ]);
  });

  it('counts what did not arrive by its reason', () => {
    const found = [undelivered({}), undelivered({ state: 'expired', why: null, messages: 1 })];
    expect(lines([], found).slice(1)).toEqual([
      expect.stringMatching(/^ok .*3 of the last day failed \(http 500\)$/),
      expect.stringMatching(/^ok .*1 of the last day expired$/),
    ]);
  });
});
