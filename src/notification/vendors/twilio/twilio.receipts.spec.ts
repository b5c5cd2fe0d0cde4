import { createHmac } from 'node:crypto';
import { isSignedByTwilio, TwilioReceipts } from './twilio.receipts';

const authToken = 'a token of nobody';
const URL_HERE = 'https://id.example.com/v1/receipts/twilio';
const sid = `SM${'0a'.repeat(16)}`;

/** Parameters that Twilio posts when a message has been delivered. */
const delivered = {
  ...{ SmsSid: sid, SmsStatus: 'delivered', MessageStatus: 'delivered', To: '+15005550001', MessageSid: sid },
  ...{ AccountSid: `AC${'0'.repeat(32)}`, From: '+15005550006', ApiVersion: '2010-04-01' },
};

/** A callback as Twilio makes it, signed by its description: nothing here is shared with the reader. */
function call(parameters: Record<string, string>, key = authToken, signedUrl = URL_HERE) {
  const names = Object.keys(parameters).sort();
  const signed = names.reduce((text, name) => text + name + String(parameters[name]), signedUrl);
  const signature = createHmac('sha1', key).update(signed, 'utf8').digest('base64');
  return {
    method: 'POST',
    url: URL_HERE,
    headers: { 'x-twilio-signature': signature, 'content-type': 'application/x-www-form-urlencoded' },
    body: Buffer.from(new URLSearchParams(parameters).toString()),
  };
}

describe('TwilioReceipts', () => {
  const reader = new TwilioReceipts({ accountSid: delivered.AccountSid, authToken, from: 'Demo' });

  it('reads that a message was delivered', () => {
    const receipts = [{ message: { vendorMessageId: sid }, status: 'delivered' }];
    expect(reader.read(call(delivered))).toEqual({ result: 'read', receipts });
  });

  it.each(['undelivered', 'failed'])('reads that a message was %s, and why', (told) => {
    const receipts = [{ message: { vendorMessageId: sid }, status: 'failed', why: 'twilio 30005' }];
    expect(reader.read(call({ ...delivered, MessageStatus: told, ErrorCode: '30005' }))).toEqual({
      result: 'read',
      receipts,
    });
  });

  it.each(['accepted', 'queued', 'sending', 'sent', 'canceled'])('leaves out that one is %s', (told) => {
    expect(reader.read(call({ ...delivered, MessageStatus: told }))).toEqual({ result: 'read', receipts: [] });
  });

  it('believes one with parameters that it has never heard of, in any writing', () => {
    const strange = call({ ...delivered, 'a b': '验证码 +&=', RawDlrDoneDate: '2601020304', Zed: '' });
    expect(reader.read(strange)).toMatchObject({ result: 'read', receipts: [{ status: 'delivered' }] });
  });

  it('reads a repetition as it read the first', () => {
    const once = call(delivered);
    expect(reader.read(once)).toEqual(reader.read(once));
  });

  it.each<[string, ReturnType<typeof call>]>([
    ['by another token', call(delivered, 'another token')],
    ['for another address', call(delivered, authToken, 'https://id.example.com/v1/receipts/vonage')],
    ['before it was altered', { ...call({ ...delivered, MessageStatus: 'failed' }), body: call(delivered).body }],
    [
      'before it was added to',
      { ...call(delivered), body: Buffer.from(`${String(call(delivered).body)}&ErrorCode=1`) },
    ],
    ['not at all', { ...call(delivered), headers: {} as ReturnType<typeof call>['headers'] }],
    ['with nothing', { ...call(delivered), headers: { ...call(delivered).headers, 'x-twilio-signature': '' } }],
  ])('believes none that was signed %s', (_, request) => {
    expect(reader.read(request)).toEqual({ result: 'forged' });
  });

  it.each([{}, { MessageSid: sid }, { MessageStatus: 'delivered' }, { ...delivered, MessageSid: "' OR 1=1" }])(
    'cannot read %j',
    (parameters) => {
      expect(reader.read(call(parameters as Record<string, string>))).toEqual({ result: 'unreadable' });
    },
  );
});

describe('a receipt of Twilio with more parameters than any has', () => {
  it('is refused before its signature is judged', () => {
    const reader = new TwilioReceipts({ accountSid: delivered.AccountSid, authToken, from: 'Demo' });
    const extra = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`p${n}`, '']));
    const given = Object.keys(delivered).length;
    expect(reader.read(call({ ...delivered, ...extra(64 - given) }))).toMatchObject({ result: 'read' });
    expect(reader.read(call({ ...delivered, ...extra(65 - given) }))).toEqual({ result: 'unreadable' });
    expect(reader.maxBytes).toBe(16 * 1024);
  });
});

describe('isSignedByTwilio', () => {
  /* The example of Twilio's own documentation and validators. */
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  const parameters = new URLSearchParams({
    ...{ CallSid: 'CA1234567890ABCDE', Caller: '+14158675309', Digits: '1234' },
    ...{ From: '+14158675309', To: '+18005551212' },
  });
  const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8=';

  it('finds the signature of the documented example', () => {
    expect(isSignedByTwilio({ url, parameters, signature }, '12345')).toBe(true);
    expect(isSignedByTwilio({ url: `${url}3`, parameters, signature }, '12345')).toBe(false);
  });

  const sign = (address: string) => createHmac('sha1', '12345').update(`${address}A1`).digest('base64');

  it.each([
    ['https://id.example.com/path?q=1', 'https://id.example.com:443/path?q=1', true],
    ['https://id.example.com:8443/path', 'https://id.example.com/path', true],
    ['https://id.example.com:8443/path', 'https://id.example.com:8443/path', true],
    ['https://id.example.com/path', 'https://id.example.com:8443/path', false],
    ['https://id.example.com/path', 'http://id.example.com/path', false],
  ])('called at %s, takes a signature for %s: %s', (called, signed, isGood) => {
    const given = { url: called, parameters: new URLSearchParams({ A: '1' }), signature: sign(signed) };
    expect(isSignedByTwilio(given, '12345')).toBe(isGood);
  });
});
