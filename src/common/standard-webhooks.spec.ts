import { Webhook } from 'standardwebhooks';
import { readWebhookSecret, signWebhook, type SignedMessage, verifyWebhook } from './standard-webhooks';

/** Key of a secret that can be read. */
const keyOf = (secret: string) => readWebhookSecret(secret) ?? fail();

const fail = (): never => {
  throw new Error('not a secret');
};

/** Vector of the tests that the specification's repository publishes for its libraries. */
const PUBLISHED = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  message: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' },
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const SIGNED_AT = PUBLISHED.message.timestamp * 1_000;

describe('signatures of Standard Webhooks', () => {
  const key = keyOf(PUBLISHED.secret);
  const { message } = PUBLISHED;
  const headers = signWebhook(key, message);
  const verify = (changed: object, body = message.body, now = SIGNED_AT) =>
    verifyWebhook(key, { ...headers, ...changed }, body, now);

  it('signs the published message as published', () => {
    expect(headers).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': PUBLISHED.signature,
    });
  });

  it('accepts its own signature, and one among several', () => {
    expect(verify({})).toBe('valid');
    const other = signWebhook(keyOf(`whsec_${Buffer.alloc(24, 7).toString('base64')}`), message)['webhook-signature'];
    expect(verify({ 'webhook-signature': `v1a,AAAA ${other} ${PUBLISHED.signature}` })).toBe('valid');
    expect(verify({ 'webhook-signature': other })).toBe('forged');
  });

  it('refuses another body, id or time', () => {
    expect(verify({}, `${message.body} `)).toBe('forged');
    expect(verify({ 'webhook-id': 'msg_other' })).toBe('forged');
    expect(verify({ 'webhook-timestamp': '1614265331' })).toBe('forged');
  });

  it.each(['', 'v1,', 'v1,AAAA', PUBLISHED.signature.slice(3), PUBLISHED.signature.replace('v1', 'v2')])(
    'refuses the signature %j',
    (signature) => {
      expect(verify({ 'webhook-signature': signature })).toBe('forged');
    },
  );

  it('refuses a request that is more than five minutes old, or as far ahead', () => {
    expect(verify({}, message.body, SIGNED_AT + 300_000)).toBe('valid');
    expect(verify({}, message.body, SIGNED_AT - 300_000)).toBe('valid');
    expect(verify({}, message.body, SIGNED_AT + 300_001)).toBe('stale');
    expect(verify({}, message.body, SIGNED_AT - 300_001)).toBe('stale');
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('refuses a request without %s', (name) => {
    expect(verify({ [name]: undefined })).toBe('malformed');
  });

  it.each(['', '1e9', '-1614265330', '1614265330.5', ' 1614265330'])('refuses the time %j', (timestamp) => {
    expect(verify({ 'webhook-timestamp': timestamp })).toBe('malformed');
  });

  it('agrees with the specification’s own library, both ways', () => {
    const now = Math.floor(Date.now() / 1_000);
    const sent: SignedMessage = { id: 'msg_1', timestamp: now, body: '{"name":"Zoë"}' };
    const library = new Webhook(PUBLISHED.secret);
    expect(library.verify(sent.body, signWebhook(key, sent))).toEqual({ name: 'Zoë' });
    const theirs = library.sign(sent.id, new Date(now * 1_000), sent.body);
    expect(theirs).toBe(signWebhook(key, sent)['webhook-signature']);
  });
});

describe('secrets of Standard Webhooks', () => {
  const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 1).toString('base64')}`;

  it.each([24, 32, 63, 64])('have %d bytes', (bytes) => {
    expect(readWebhookSecret(secretOf(bytes))?.reveal()).toEqual(Buffer.alloc(bytes, 1));
  });

  it.each([
    ['too few bytes', secretOf(23)],
    ['too many bytes', secretOf(65)],
    ['no prefix', secretOf(32).slice('whsec_'.length)],
    ['a prefix of another kind of key', secretOf(32).replace('whsec_', 'whsk_')],
    ['characters outside of base64', `whsec_${'!'.repeat(44)}`],
    ['a line break at its end', `${secretOf(32)}\n`],
  ])('are not read with %s', (_, text) => {
    expect(readWebhookSecret(text)).toBeUndefined();
  });

  it('are not printed by accident', () => {
    expect(JSON.stringify({ key: readWebhookSecret(PUBLISHED.secret) })).toBe('{"key":"***"}');
  });
});
