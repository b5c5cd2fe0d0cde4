import { aReadyMail, aReadyMessage } from '../../../../test/builders/a-ready-message';
import { FixedClock } from '../../../../test/doubles/fixed-clock';
import { isSignedBy, WebhookSink } from '../../../../test/support/webhook-sink';
import { HttpClient } from '../http-client';
import { WebhookChannel, webhookOutcome } from './webhook.vendor';

const secret = 'known to both sides';
const never = new AbortController().signal;

describe('WebhookChannel', () => {
  let sink: WebhookSink;
  const open = async (answer?: Parameters<typeof WebhookSink.open>[0]) => {
    sink = await WebhookSink.open(answer);
    return new WebhookChannel({ url: sink.url, secret }, new FixedClock(1_767_323_045_678), new HttpClient());
  };

  afterEach(() => sink.close());

  it('posts a text as signed JSON under its own idempotency key', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'accepted' });
    const [call] = sink.calls;
    expect(call && isSignedBy(secret, call)).toBe(true);
    expect(call?.headers).toMatchObject({
      ...{ 'content-type': 'application/json', 'idempotency-key': 'row-1', 'x-regain-timestamp': '1767323045' },
    });
    expect(JSON.parse(call?.body ?? '')).toEqual({
      ...{ id: 'row-1', app: 'default', channel: 'sms', template: 'recover-code', locale: 'en', reference: 'KQX' },
      ...{ to: '+8613812341234', subject: null, text: 'regain: 135791', html: null },
      ...{ code: '135791', link: null, minutes: 5, segments: 1, secondsLeft: 300 },
    });
  });

  it('signs with the secret: another one, or an altered body, does not fit', async () => {
    const channel = await open();
    await channel.deliver(aReadyMail(), never);
    const [call] = sink.calls;
    expect(call && isSignedBy('another secret', call)).toBe(false);
    expect(call && isSignedBy(secret, { ...call, body: call.body.replace('demo@', 'evil@') })).toBe(false);
  });

  it('repeats the idempotency key when it is asked to deliver the same message again', async () => {
    const channel = await open((call) => ({ status: call === 1 ? 503 : 200 }));
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'failed', why: 'http 503' });
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'accepted' });
    expect(sink.calls.map(({ headers }) => headers['idempotency-key'])).toEqual(['row-1', 'row-1']);
  });

  it('follows no redirect: the message is for the configured address only', async () => {
    const other = await WebhookSink.open();
    const channel = await open(() => ({ status: 307, headers: { location: other.url } }));
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'failed', why: 'http 307' });
    expect(other.calls).toEqual([]);
    await other.close();
  });

  it('does not know what became of a message when the receiver hangs up without an answer', async () => {
    const channel = await open(() => 'hang up');
    expect(await channel.deliver(aReadyMessage(), never)).toMatchObject({ result: 'unknown' });
  });

  it('does not know what became of a message that it was told to give up', async () => {
    const aborter = new AbortController();
    const channel = await open(() => {
      aborter.abort();
      return 'hang up';
    });
    expect(await channel.deliver(aReadyMessage(), aborter.signal)).toMatchObject({ result: 'unknown' });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const channel = await open();
    await sink.close();
    expect(await channel.deliver(aReadyMessage(), never)).toEqual({ result: 'failed', why: 'http ECONNREFUSED' });
    sink = await WebhookSink.open();
  });
});

describe('webhookOutcome', () => {
  const outcome = (status: number, headers: Record<string, string> = {}) =>
    webhookOutcome(status, new Headers(headers));

  it.each([200, 201, 202, 204, 299])('takes %i for acceptance', (status) => {
    expect(outcome(status)).toEqual({ result: 'accepted' });
  });

  it.each([400, 410, 413, 415, 422])('takes %i for a refusal of the message, for good', (status) => {
    expect(outcome(status)).toEqual({ result: 'refused', why: `http ${status}` });
  });

  it.each([409, 423, 425])('takes %i for something that lies in this message and may pass', (status) => {
    expect(outcome(status)).toEqual({ result: 'deferred', why: `http ${status}` });
  });

  it.each([301, 307, 401, 403, 404, 408, 500, 502, 503, 504])('takes %i for a failure that may pass', (status) => {
    expect(outcome(status)).toEqual({ result: 'failed', why: `http ${status}` });
  });

  it.each([
    ['7', 7],
    ['0', 0],
    ['soon', 5],
    ['Wed, 21 Oct 2026 07:28:00 GMT', 5],
  ])('lets a receiver that says 429 and Retry-After %s rest', (given, retryAfterSeconds) => {
    expect(outcome(429, { 'retry-after': given })).toEqual({ result: 'busy', why: 'http 429', retryAfterSeconds });
  });

  it('lets a receiver that says 429 and nothing else rest a little', () => {
    expect(outcome(429)).toMatchObject({ retryAfterSeconds: 5 });
  });
});
