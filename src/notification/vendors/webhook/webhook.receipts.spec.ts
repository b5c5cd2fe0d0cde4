import { createHmac } from 'node:crypto';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { WebhookReceipts } from './webhook.receipts';

const NOW_SECONDS = 1_767_323_045;
const secret = 'known to both sides';
const clock = new FixedClock(NOW_SECONDS * 1000 + 678);

/** A receipt as a receiver would send it, signed by its own means. */
function call(content: unknown, timestamp: string | number = NOW_SECONDS, key = secret) {
  const body = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
  const digest = createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex');
  return {
    method: 'POST',
    url: 'https://id.example.com/v1/receipts/webhook',
    headers: { 'x-regain-timestamp': String(timestamp), 'x-regain-signature': `v1=${digest}` },
    body,
  };
}

describe('WebhookReceipts', () => {
  const reader = new WebhookReceipts({ url: 'https://sms.example.com', secret }, clock);
  const one = { id: 'row-1', status: 'delivered' };

  it('reads what became of messages, and leaves interim news out', () => {
    const at = '2026-01-02T03:04:05Z';
    const receipts = [one, { id: 'row-2', status: 'failed', at, why: 'absent' }, { id: 'row-3', status: 'buffered' }];
    expect(reader.read(call({ receipts }))).toEqual({
      result: 'read',
      receipts: [
        { message: { id: 'row-1' }, status: 'delivered' },
        { message: { id: 'row-2' }, status: 'failed', at: Date.parse(at), why: 'absent' },
      ],
    });
  });

  it('keeps no address or text that stands in the place of a reason', () => {
    for (const why of ['+8613812341234', 'your code is 135791', 'x'.repeat(65)])
      expect(reader.read(call({ receipts: [{ id: 'row-1', status: 'failed', why }] }))).toMatchObject({
        receipts: [{ why: 'other' }],
      });
  });

  it.each<[string, ReturnType<typeof call>]>([
    ['by another secret', call({ receipts: [one] }, NOW_SECONDS, 'another secret')],
    ['over another body', { ...call({ receipts: [one] }), body: Buffer.from('{"receipts":[]}') }],
    ['over another time', { ...call({ receipts: [] }), headers: call('', NOW_SECONDS + 1).headers }],
    ['too long ago', call({ receipts: [one] }, NOW_SECONDS - 301)],
    ['too far ahead', call({ receipts: [one] }, NOW_SECONDS + 301)],
    ['at no time', call({ receipts: [one] }, 'NaN')],
    ['not at all', { ...call({ receipts: [one] }), headers: {} as ReturnType<typeof call>['headers'] }],
  ])('believes no receipt that was signed %s', (_, request) => {
    expect(reader.read(request)).toEqual({ result: 'forged' });
  });

  it('believes one whose clock is five minutes off', () => {
    for (const offset of [-300, 300])
      expect(reader.read(call({ receipts: [one] }, NOW_SECONDS + offset))).toMatchObject({ result: 'read' });
  });

  it.each([
    '',
    'x',
    '[]',
    '{}',
    '{"receipts":{}}',
    '{"receipts":[null]}',
    '{"receipts":[{"id":"","status":"failed"}]}',
  ])('cannot read %j', (body) => {
    expect(reader.read(call(body))).toEqual({ result: 'unreadable' });
  });
});
