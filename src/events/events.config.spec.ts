import { invalidVariables, load } from '../../test/support/config-issues';

const EVENTS_SECRET = `whsec_${Buffer.alloc(32, 'events of a test').toString('base64')}`;
const EVENTS_URL = 'https://shop.example.com/events';

describe('the configuration of events', () => {
  it('has no target unless one is given', () => {
    expect(load({}).events.target).toBeUndefined();
    expect(load({ EVENTS_URL, EVENTS_SECRET }).events.target).toEqual({ url: EVENTS_URL, secret: EVENTS_SECRET });
    expect(load({ EVENTS_URL: 'http://127.0.0.1:8090/', EVENTS_SECRET }).events.target).toBeDefined();
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    ['EVENTS_SECRET', { EVENTS_URL }],
    ['EVENTS_URL', { EVENTS_SECRET }],
    ['EVENTS_URL', { EVENTS_URL: 'http://shop.example.com/events', EVENTS_SECRET }],
    ['EVENTS_URL', { EVENTS_URL: 'shop.example.com', EVENTS_SECRET }],
    ['EVENTS_SECRET', { EVENTS_URL, EVENTS_SECRET: 'a secret of another form' }],
    ['EVENTS_SECRET', { EVENTS_URL, EVENTS_SECRET: `whsec_${Buffer.alloc(23, 1).toString('base64')}` }],
  ])('refuses a wrong %s: %j', (variable, env) => {
    expect(invalidVariables(env)).toEqual([variable]);
  });
});
