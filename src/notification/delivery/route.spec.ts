import { type Route, type RouteFacts, routeFor } from './route';

const route = (name: string, conditions: Partial<Route> = {}): Route => ({
  channel: 'sms',
  providers: [{ name }],
  ...conditions,
});

const facts = (change: Partial<RouteFacts> = {}): RouteFacts => ({
  ...{ channel: 'sms', app: 'default', template: 'recover-code', to: '+8613812341234' },
  ...change,
});

describe('routeFor', () => {
  const routes = [
    route('shop in china', { app: 'shop', prefix: '+86' }),
    route('notices', { templates: ['password-changed', 'already-registered'] }),
    route('north america', { prefix: '+1' }),
    route('jamaica', { prefix: '+1876' }),
    route('china', { prefix: '+86' }),
    route('china again', { prefix: '+86' }),
    route('mail', { channel: 'email' }),
    route('everybody'),
  ];

  it.each<[string, Partial<RouteFacts>]>([
    ['china', {}],
    ['shop in china', { app: 'shop' }],
    ['north america', { to: '+15005550006' }],
    ['jamaica', { to: '+18765550006' }],
    ['everybody', { to: '+4915123456789' }],
    ['notices', { to: '+4915123456789', template: 'password-changed' }],
    ['china', { template: 'password-changed' }],
    ['mail', { channel: 'email', to: 'demo@example.com' }],
  ])('finds %s for %j: the longest prefix, then the first', (name, change) => {
    expect(routeFor(routes, facts(change))?.providers).toEqual([{ name }]);
  });

  it('finds none where none fits', () => {
    expect(routeFor([route('china', { prefix: '+86' })], facts({ to: '+15005550006' }))).toBeUndefined();
  });
});
