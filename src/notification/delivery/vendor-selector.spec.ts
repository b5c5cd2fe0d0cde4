import { CountedRandom } from '../../../test/doubles/counted-random';
import { FixedClock } from '../../../test/doubles/fixed-clock';
import { RecordingChannel, vendorsOf } from '../../../test/doubles/recording-channel';
import { noSignals } from '../../../test/doubles/no-redis';
import { RecordedEvents } from '../../../test/doubles/recorded-events';
import type { DeliveryOutcome } from '../vendors/channel';
import { Breakers } from './breakers';
import type { DeliveryRule, MessageFacts } from './delivery-rule';
import { type DeliveryProgress, VendorSelector } from './vendor-selector';

/** A message among its vendors. */
type Routed = MessageFacts & DeliveryProgress & { readonly key: string; readonly send: number };

const failed: DeliveryOutcome = { result: 'failed', why: 'http 503' };

const aText = (change: Partial<Routed> = {}): Routed => ({
  ...{ channel: 'sms', app: 'default', template: 'recover-code', to: '+8613812341234' },
  ...{ id: 'row', key: 'challenge', send: 1, attempts: 1, boundTo: null, lastVendor: null, refusedBy: [] },
  ...change,
});

describe('VendorSelector', () => {
  const clock = new FixedClock();
  const names = ['first', 'second'];
  const vendors = names.map((name) => new RecordingChannel(undefined, { name }));
  const rules: readonly DeliveryRule[] = [{ channel: 'sms', providers: names.map((name) => ({ name })) }];
  let breakers: Breakers;
  let selector: VendorSelector;
  const select = (routes: readonly DeliveryRule[], channels: readonly RecordingChannel[]) =>
    new VendorSelector(
      { routes, channels: { sms: [], email: [] }, tries: 3 },
      vendorsOf(channels),
      breakers,
      new CountedRandom(),
    );
  const order = (message: Routed) => selector.order(message, message.key, message.send);
  const choice = (message: Routed) => {
    const selection = selector.select(order(message), message);
    return selection && ('vendor' in selection ? selection.vendor.name : selection.waitMs);
  };
  const rotation = (message: Routed) => selector.rotation(order(message), message, 'first');
  const waitForLater = (message: Routed, vendor: string) =>
    selector.waitForLater(order(message), { ...message, lastVendor: vendor });
  const open = (name: string) => {
    for (let errors = 0; errors < 5; errors++) breakers.begin(name, `row ${errors}`)(failed);
  };

  beforeEach(() => {
    breakers = new Breakers(clock, new RecordedEvents(), noSignals());
    selector = select(rules, vendors);
  });

  it('gives each provider of the route its tries, in order, and begins anew after the last', () => {
    const asked: string[] = [];
    for (let attempts = 1; attempts <= 7; attempts++) {
      asked.push(String(choice(aText({ attempts, lastVendor: asked.at(-1) ?? null }))));
    }
    expect(asked).toEqual(['first', 'first', 'first', 'second', 'second', 'second', 'first']);
  });

  it('asks nobody twice who has refused, and waits for the others', () => {
    const refusedBy = ['first'];
    expect(choice(aText({ refusedBy, lastVendor: 'first', attempts: 4 }))).toBe('second');
    expect(choice(aText({ refusedBy, lastVendor: 'second', attempts: 7 }))).toBe('second');
    open('second');
    expect(choice(aText({ refusedBy }))).toBe(30_000);
    expect(choice(aText({ refusedBy: names }))).toBeUndefined();
  });

  it('counts who is left to ask', () => {
    expect(rotation(aText())).toEqual({ vendors: 2, others: 1, triesEach: 3 });
    expect(rotation(aText({ refusedBy: ['second'] }))).toMatchObject({ others: 0 });
    expect(rotation(aText({ refusedBy: ['first'] }))).toMatchObject({ others: 1 });
  });

  it('has a message that was put off wait for those who come after, and for nobody where none does', () => {
    expect(waitForLater(aText(), 'first')).toBe(0);
    open('second');
    expect(waitForLater(aText(), 'first')).toBe(30_000);
    expect(waitForLater(aText(), 'second')).toBe(Infinity);
    expect(waitForLater(aText({ refusedBy: ['second'] }), 'first')).toBe(Infinity);
    expect(waitForLater(aText({ boundTo: 'first' }), 'first')).toBe(Infinity);
  });

  it('begins with another provider at the second send', () => {
    expect(choice(aText({ send: 2 }))).toBe('second');
    expect(choice(aText({ send: 3 }))).toBe('first');
  });

  it('passes a provider over that does not work, until it may be probed', () => {
    open('first');
    expect(choice(aText())).toBe('second');
    clock.advance(30_000);
    expect(choice(aText())).toBe('first');
  });

  it('has a message wait for the first provider to come back when none works', () => {
    open('first');
    clock.advance(10_000);
    open('second');
    expect(choice(aText())).toBe(20_000);
  });

  it('leaves a busy provider alone for as long as it asks, and for a second at least', () => {
    breakers.begin('first', 'another')({ result: 'busy', why: 'http 429', retryAfterSeconds: 7 });
    breakers.begin('second', 'another')({ result: 'busy', why: 'http 429', retryAfterSeconds: 0 });
    expect(choice(aText())).toBe(1_000);
    clock.advance(1_000);
    expect(choice(aText())).toBe('second');
    clock.advance(6_000);
    expect(choice(aText())).toBe('first');
  });

  it('waits for the provider that may have the message, whoever else works', () => {
    open('first');
    expect(choice(aText({ boundTo: 'first', attempts: 2 }))).toBe(30_000);
    clock.advance(30_000);
    expect(choice(aText({ boundTo: 'first', attempts: 2 }))).toBe('first');
  });

  it('has nobody for a message whose only provider is not configured any more', () => {
    expect(choice(aText({ boundTo: 'former', attempts: 2 }))).toBeUndefined();
  });

  it('serves the channels that have a provider', () => {
    expect(selector.serves('sms')).toBe(true);
    expect(selector.serves('email')).toBe(false);
    expect(choice(aText({ channel: 'email' }))).toBeUndefined();
  });

  it('refuses at the start a provider that does not carry its channel', () => {
    const mailOnly = new RecordingChannel(undefined, { name: 'mail', kinds: ['email'] });
    const rule: DeliveryRule = { channel: 'sms', providers: [{ name: 'mail' }] };
    expect(() => select([rule], [mailOnly])).toThrow('mail does not carry sms');
    expect(() => select([rule], [])).toThrow('mail does not carry sms');
  });
});
