import { invalidVariables, load } from '../../test/support/config-issues';

const PUBLIC_URL = 'https://id.example.com';

describe('the configuration of the console', () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{ PUBLIC_URL }, PUBLIC_URL],
    [{ PUBLIC_URL, CONSOLE_LISTEN: '127.0.0.1:3001' }, 'http://127.0.0.1:3001'],
    [{ PUBLIC_URL, CONSOLE_LISTEN: '[::1]:3001' }, 'http://[::1]:3001'],
    [
      { PUBLIC_URL, CONSOLE_LISTEN: '10.0.0.7:3001', CONSOLE_URL: 'https://ops.example.com/' },
      'https://ops.example.com',
    ],
  ])('has operators invited to an address that serves it: %j', (env, url) => {
    expect(load(env).console.url).toBe(url);
  });

  it('has an address of its own where one is given', () => {
    expect(load({}).console.listen).toBeUndefined();
    expect(load({ CONSOLE_LISTEN: '[::1]:3001' }).console.listen).toEqual({ host: '::1', port: 3001 });
    expect(load({ CONSOLE_LISTEN: 'ops.internal:80' }).console.listen).toEqual({ host: 'ops.internal', port: 80 });
  });

  it.each(['3001', ':3001', '127.0.0.1', '127.0.0.1:65536', 'http://127.0.0.1:3001', '::1:3001'])(
    'refuses to listen at %s',
    (address) => {
      expect(invalidVariables({ CONSOLE_LISTEN: address })).toEqual(['CONSOLE_LISTEN']);
    },
  );
});
