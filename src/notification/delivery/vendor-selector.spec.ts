import { FixedClock } from '../../../test/doubles/fixed-clock';
import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { RecordingObserver } from '../../../test/doubles/recorded-events';
import type { DeliveryOutcome } from '../vendors/channel';
import { Breakers } from './breakers';
import type { Route } from './delivery-rule';
import { type Routable, VendorSelector } from './vendor-selector';

const failed: DeliveryOutcome = { result: 'failed', why: 'http 503' };

const aText = (change: Partial<Routable> = {}): Routable => ({
  ...{ channel: 'sms', app: 'default', template: 'recover-code', to: '+8613812341234' },
  ...{ id: 'row', key: 'challenge', send: 1, attempts: 1, boundTo: null, lastVendor: null, refusedBy: [] },
  ...change,
});

describe('VendorSelector', () => {
  const clock = new FixedClock();
  const names = ['first', 'second'];
  const carriers = new Map(names.map((name) => [name, new RecordingChannel(undefined, { name })]));
  const routes: readonly Route[] = [{ channel: 'sms', providers: names.map((name) => ({ name })) }];
  let breakers: Breakers;
  let router: VendorSelector;
  const choice = (message: Routable) => {
    const plan = router.plan(message);
    return plan && ('by' in plan ? plan.by.name : plan.waitMs);
  };
  const open = (name: string) => {
    for (let errors = 0; errors < 5; errors++) breakers.begin(name, `row ${errors}`)(failed);
  };

  beforeEach(() => {
    breakers = new Breakers(clock, new RecordingObserver());
    router = new VendorSelector(routes, carriers, breakers, 3);
  });

  it('gives each provider of the route its tries, in order, and begins anew after the last', () => {
    const asked: string[] = [];
    for (let attempts = 1; attempts <= 7; attempts++) {
      const plan = router.plan(aText({ attempts, lastVendor: asked.at(-1) ?? null }));
      asked.push(plan && 'by' in plan ? plan.by.name : 'nobody');
    }
    expect(asked).toEqual(['first', 'first', 'first', 'second', 'second', 'second', 'first']);
  });

  it('asks nobody twice who has refused, and waits for the others', () => {
    const refusedBy = ['first'];
    expect(choice(aText({ refusedBy, lastVendor: 'first', attempts: 4 }))).toBe('second');
    expect(choice(aText({ refusedBy, lastVendor: 'second', attempts: 7 }))).toBe('second');
    open('second');
    expect(choice(aText({ refusedBy }))).toBe(30_000);
    expect(router.plan(aText({ refusedBy: names }))).toBeUndefined();
  });

  it('counts who is left to ask', () => {
    expect(router.turns(aText(), 'first')).toEqual({ providers: 2, others: 1, tries: 3 });
    expect(router.turns(aText({ refusedBy: ['second'] }), 'first')).toMatchObject({ others: 0 });
    expect(router.turns(aText({ refusedBy: ['first'] }), 'first')).toMatchObject({ others: 1 });
  });

  it('has a message that was put off wait for those who come after, and for nobody where none does', () => {
    expect(router.waitForLater(aText(), 'first')).toBe(0);
    open('second');
    expect(router.waitForLater(aText(), 'first')).toBe(30_000);
    expect(router.waitForLater(aText(), 'second')).toBe(Infinity);
    expect(router.waitForLater(aText({ refusedBy: ['second'] }), 'first')).toBe(Infinity);
    expect(router.waitForLater(aText({ boundTo: 'first' }), 'first')).toBe(Infinity);
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
    expect(router.plan(aText({ boundTo: 'former', attempts: 2 }))).toBeUndefined();
  });

  it('serves the channels that have a provider', () => {
    expect(router.serves('sms')).toBe(true);
    expect(router.serves('email')).toBe(false);
    expect(router.plan(aText({ channel: 'email' }))).toBeUndefined();
  });

  it('refuses at the start a provider that does not carry its channel', () => {
    const mailOnly = new RecordingChannel(undefined, { name: 'mail', kinds: ['email'] });
    const route: Route = { channel: 'sms', providers: [{ name: 'mail' }] };
    expect(() => new VendorSelector([route], new Map([['mail', mailOnly]]), breakers, 3)).toThrow('mail does not carry sms');
    expect(() => new VendorSelector([route], new Map(), breakers, 3)).toThrow('mail does not carry sms');
  });
});
