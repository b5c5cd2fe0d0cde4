import { inspect } from 'node:util';
import { configIssues, load } from '../../../test/support/config-issues';
import { proxyFor } from './proxy-settings';

const proxies = (env: NodeJS.ProcessEnv) => load(env).notification.proxies ?? {};

describe('the variables of proxies', () => {
  it.each([
    ['http://proxy.example:3128', { isTls: false, host: 'proxy.example', port: 3128 }],
    ['https://proxy.example', { isTls: true, host: 'proxy.example', port: 443 }],
    ['http://proxy.example/', { isTls: false, host: 'proxy.example', port: 80 }],
    ['proxy.example:3128', { isTls: false, host: 'proxy.example', port: 3128 }],
    ['http://[::1]:3128', { isTls: false, host: '::1', port: 3128 }],
  ])('read %s', (address, proxy) => {
    expect(proxies({ HTTPS_PROXY: address })).toMatchObject({ https: proxy, http: undefined });
    expect(proxies({ http_proxy: address })).toMatchObject({ https: undefined, http: proxy });
  });

  it('win in lower case', () => {
    const { https, exceptions } = proxies({ HTTPS_PROXY: 'a:1', https_proxy: 'b:2', NO_PROXY: 'a', no_proxy: 'B c' });
    expect([https?.host, exceptions]).toEqual(['b', ['b', 'c']]);
  });

  it('keep their credentials to themselves', () => {
    const found = proxies({ HTTPS_PROXY: 'http://ada:canary@proxy.example' });
    expect(found.https?.authorization?.reveal()).toBe(`Basic ${Buffer.from('ada:canary').toString('base64')}`);
    const shown = inspect(found, { depth: 9 }) + JSON.stringify(found);
    expect(shown).not.toMatch(/canary|YWRh/);
  });

  it.each(['socks5://proxy.example:1080', 'http://', 'http://a:%zz@proxy.example', 'http://proxy:99999'])(
    'refuse %s',
    (address) => {
      expect(configIssues({ HTTPS_PROXY: address })).toEqual([
        expect.stringMatching(/^HTTPS_PROXY must be the address/),
      ]);
    },
  );
});

describe('NO_PROXY', () => {
  const isDirect = (exceptions: string, url: string) =>
    proxyFor(proxies({ HTTPS_PROXY: 'a:1', HTTP_PROXY: 'b:1', NO_PROXY: exceptions }), url) === undefined;

  it.each([
    ['*', 'https://vendor.example/'],
    ['vendor.example', 'https://vendor.example/'],
    ['vendor.example', 'https://api.vendor.example/'],
    ['.vendor.example', 'https://api.vendor.example/'],
    ['.vendor.example', 'https://vendor.example/'],
    ['*.vendor.example', 'https://api.vendor.example/'],
    ['VENDOR.example', 'https://Vendor.Example/'],
    ['other.example, vendor.example', 'https://vendor.example/'],
    ['other.example vendor.example:443', 'https://vendor.example/'],
    ['vendor.example:8080', 'http://vendor.example:8080/'],
    ['127.0.0.1', 'http://127.0.0.1:8080/'],
    ['10.0.0.0/8', 'http://10.1.2.3/'],
    ['::1', 'http://[::1]:8080/'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['fd00::/8', 'http://[fd12::1]/'],
  ])('%s names %s', (exceptions, url) => {
    expect(isDirect(exceptions, url)).toBe(true);
  });

  it.each([
    ['', 'https://vendor.example/'],
    ['endor.example', 'https://vendor.example/'],
    ['vendor.example.com', 'https://vendor.example/'],
    ['vendor.example:8443', 'https://vendor.example/'],
    ['10.0.0.0/8', 'http://11.1.2.3/'],
    ['10.0.0.0/8', 'http://[fd12::1]/'],
    ['10.0.0.0/99', 'http://10.1.2.3/'],
    ['0.0.1', 'http://127.0.0.1/'],
  ])('%s does not name %s', (exceptions, url) => {
    expect(isDirect(exceptions, url)).toBe(false);
  });
});
