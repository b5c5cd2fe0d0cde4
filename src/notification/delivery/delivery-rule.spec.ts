import { vendorOrder, type DeliveryRule, type MessageFacts, ruleFor } from './delivery-rule';

const rule = (name: string, conditions: Partial<DeliveryRule> = {}): DeliveryRule => ({
  channel: 'sms',
  providers: [{ name }],
  ...conditions,
});

const facts = (change: Partial<MessageFacts> = {}): MessageFacts => ({
  ...{ channel: 'sms', app: 'default', template: 'recover-code', to: '+8613812341234' },
  ...change,
});

describe('ruleFor', () => {
  const rules = [
    rule('shop in china', { app: 'shop', prefix: '+86' }),
    rule('notices', { templates: ['password-changed', 'already-registered'] }),
    rule('north america', { prefix: '+1' }),
    rule('jamaica', { prefix: '+1876' }),
    rule('china', { prefix: '+86' }),
    rule('china again', { prefix: '+86' }),
    rule('mail', { channel: 'email' }),
    rule('everybody'),
  ];

  it.each<[string, Partial<MessageFacts>]>([
    ['china', {}],
    ['shop in china', { app: 'shop' }],
    ['north america', { to: '+15005550006' }],
    ['jamaica', { to: '+18765550006' }],
    ['everybody', { to: '+4915123456789' }],
    ['notices', { to: '+4915123456789', template: 'password-changed' }],
    ['china', { template: 'password-changed' }],
    ['mail', { channel: 'email', to: 'demo@example.com' }],
  ])('finds %s for %j: the longest prefix, then the first', (name, change) => {
    expect(ruleFor(rules, facts(change))?.providers).toEqual([{ name }]);
  });

  it('finds none where none fits', () => {
    expect(ruleFor([rule('china', { prefix: '+86' })], facts({ to: '+15005550006' }))).toBeUndefined();
  });
});

const listed = ['first', 'second', 'third'].map((name) => ({ name }));
const keys = Array.from({ length: 10_000 }, (_, index) => `challenge ${index}`);

describe('vendorOrder', () => {
  it('is that of the list where there are no weights', () => {
    expect(vendorOrder(listed, 'any', 1)).toEqual(['first', 'second', 'third']);
  });

  it('begins with the next one at every further send', () => {
    const begins = [1, 2, 3, 4].map((send) => vendorOrder(listed, 'any', send)[0]);
    expect(begins).toEqual(['first', 'second', 'third', 'first']);
    expect(vendorOrder(listed, 'any', 2)).toEqual(['second', 'third', 'first']);
  });

  it('is drawn by weight, each provider by its share', () => {
    const shares = [
      { name: 'often', weight: 70 },
      { name: 'seldom', weight: 30 },
    ];
    const often = keys.filter((key) => vendorOrder(shares, key, 1)[0] === 'often').length;
    expect(often / keys.length).toBeGreaterThan(0.68);
    expect(often / keys.length).toBeLessThan(0.72);
  });

  it('is the same on every try, and rotates by send with weights too', () => {
    const shares = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 1 },
    ];
    for (const key of keys.slice(0, 50)) {
      const [first, second] = vendorOrder(shares, key, 1);
      expect(vendorOrder(shares, key, 1)).toEqual([first, second]);
      expect(vendorOrder(shares, key, 2)).toEqual([second, first]);
    }
  });

  it('has nobody where there is nobody', () => {
    expect(vendorOrder([], 'any', 2)).toEqual([]);
  });
});
