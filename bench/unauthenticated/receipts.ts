import type { Clock } from '../../src/common';
import type { ReceiptParser } from '../../src/notification/receipts/receipt-parser';
import { AliyunReceipts } from '../../src/notification/vendors/aliyun/aliyun.receipts';
import { TencentReceipts } from '../../src/notification/vendors/tencent/tencent.receipts';
import { TwilioReceipts } from '../../src/notification/vendors/twilio/twilio.receipts';
import { VonageReceipts } from '../../src/notification/vendors/vonage/vonage.receipts';
import { WebhookReceipts } from '../../src/notification/vendors/webhook/webhook.receipts';
import { FixedClock } from '../../test/doubles/fixed-clock';
import type { Step } from './requests';

const URL_HERE = 'https://id.example.com/v1/receipts/vendor';
const SIZES = [16 * 1024, 128 * 1024];

const parsers = (clock: Clock): readonly (readonly [string, ReceiptParser])[] => [
  ['twilio', new TwilioReceipts({ accountSid: 'AC', authToken: 'token', from: 'Demo' })],
  ['vonage', new VonageReceipts('secret', clock)],
  ['webhook', new WebhookReceipts({ url: 'https://id.example.com', secret: 'secret' }, clock)],
  ['aliyun', new AliyunReceipts('token')],
  ['tencent', new TencentReceipts('token')],
];

const bodiesOf = (size: number): readonly (readonly [string, string])[] => [
  [
    'many parameters',
    Array.from({ length: size / 6 }, (_, n) => `${n.toString(36)}=`)
      .join('&')
      .slice(0, size),
  ],
  ['a=&a=&', 'a=&'.repeat(size / 3)],
  ['one value of escapes', `sig=${'0'.repeat(128)}&a=${'%41'.repeat(size / 3 - 50)}`],
  ['many members', `{${Array.from({ length: size / 10 }, (_, n) => `"${n.toString(36)}":0`).join()}}`],
  ['[[[[', `{"a":${'['.repeat(size / 2 - 4)}${']'.repeat(size / 2 - 4)}}`],
];

/** Forged receipts of the largest size that each vendor is admitted. */
export function forgedReceipts(): readonly Step[] {
  const clock = new FixedClock();
  const timestamp = String(Math.floor(clock.now() / 1000));
  const headers = {
    'x-twilio-signature': `${'A'.repeat(27)}=`,
    'x-regain-timestamp': timestamp,
    'x-regain-signature': 'v1=0',
  };
  return parsers(clock).flatMap(([vendor, parser]) =>
    SIZES.filter((size) => size <= parser.maxBytes).flatMap((size) => [
      ...bodiesOf(size).map(([what, text]): Step => {
        const request = { method: 'POST', url: URL_HERE, headers, body: Buffer.from(text) };
        return [`receipt, ${vendor}, ${String(size / 1024)} KiB, ${what}`, () => parser.read(request)];
      }),
      [
        `receipt, ${vendor}, a query of 16 KiB`,
        () => parser.read({ method: 'POST', url: `${URL_HERE}?${'a&'.repeat(7900)}`, headers, body: Buffer.alloc(0) }),
      ] as Step,
    ]),
  );
}
