import { once } from 'node:events';
import { createServer as createTlsServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { HttpProxy } from '../../../test/support/http-proxy';
import { selfSigned } from '../../../test/support/self-signed';
import { VendorServer } from '../../../test/support/vendor-server';
import { httpCall } from './http-call';
import { OutboundHttp } from './outbound-http';
import type { Proxy, ProxySettings } from './proxy-settings';
import { ProxyTunnelAgent } from './proxy-tunnel';
import { load } from '../../../test/support/config-issues';

const certificate = selfSigned('vendor.example');
const AUTHORIZATION = `Basic ${Buffer.from('ada:p@ss word').toString('base64')}`;

const settingsOf = (env: NodeJS.ProcessEnv): ProxySettings => load(env).notification.proxies ?? {};

function proxyOf(env: NodeJS.ProcessEnv): Proxy {
  const { https } = settingsOf(env);
  if (!https) throw new Error('no proxy');
  return https;
}

describe('a call through a proxy', () => {
  let server: Server;
  let proxy: HttpProxy;
  let received: string[];
  let agent: ProxyTunnelAgent | undefined;

  beforeEach(async () => {
    received = [];
    server = createTlsServer(certificate, (request, response) => {
      received.push(`${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.headers)}`);
      response.end('ok');
    });
    server.on('tlsClientError', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });

  afterEach(async () => {
    agent?.destroy();
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  const port = () => (server.address() as AddressInfo).port;
  const tunnel = (env: NodeJS.ProcessEnv, host = 'vendor.example') => {
    agent = new ProxyTunnelAgent(proxyOf(env), { keepAlive: true, ca: [certificate.cert] });
    const call = { url: `https://${host}/path`, headers: { 'X-Key': 'value' }, body: 'text' };
    const route = { agent };
    return () => httpCall({ ...call, signal: AbortSignal.timeout(5_000) }, route);
  };
  const unsent = (code: unknown) => ({ isAnswered: false, isHandedOver: false, isStaleConnection: false, code });

  it('speaks TLS with the vendor through a tunnel, and uses it again', async () => {
    proxy = await HttpProxy.open({ authorization: AUTHORIZATION, to: port() });
    const call = tunnel({ HTTPS_PROXY: `http://ada:p%40ss%20word@${proxy.address}` });
    for (const time of [1, 2]) {
      const answer = await call();
      expect(answer).toMatchObject({ isAnswered: true, answer: { statusCode: 200 } });
      if (answer.isAnswered) await once(answer.answer.resume(), 'close');
      expect(received).toHaveLength(time);
    }
    expect(proxy.asked).toEqual(['CONNECT vendor.example:443']);
    expect(received[0]).toMatch(/^POST \/path .*"x-key":"value".*"host":"vendor\.example"/);
    expect(received[0]?.toLowerCase()).not.toContain('proxy');
  });

  it.each([407, 403, 502, 302])('has sent nothing when the proxy answers %i', async (status) => {
    proxy = await HttpProxy.open({ status });
    expect(await tunnel({ https_proxy: proxy.address })()).toEqual(unsent(`proxy ${String(status)}`));
    expect(received).toEqual([]);
  });

  it('has sent nothing when the proxy asks for other credentials', async () => {
    proxy = await HttpProxy.open({ authorization: AUTHORIZATION });
    const answer = await tunnel({ HTTPS_PROXY: `http://ada:canary@${proxy.address}` })();
    expect(answer).toEqual(unsent('proxy 407'));
  });

  it('has sent nothing when the proxy cannot be reached, or hangs up', async () => {
    proxy = await HttpProxy.open({ to: 1 });
    expect(await tunnel({ HTTPS_PROXY: proxy.address })()).toEqual(unsent('proxy ECONNRESET'));
    expect(await tunnel({ HTTPS_PROXY: 'http://127.0.0.1:1' })()).toEqual(unsent('proxy ECONNREFUSED'));
  });

  it('has sent nothing when the certificate behind the tunnel is for another name', async () => {
    proxy = await HttpProxy.open({ to: port() });
    const answer = await tunnel({ HTTPS_PROXY: proxy.address }, 'other.example')();
    expect(answer).toEqual(unsent('ERR_TLS_CERT_ALTNAME_INVALID'));
    expect(received).toEqual([]);
  });
});

describe('OutboundHttp with proxies', () => {
  let vendor: VendorServer;
  let proxy: HttpProxy;
  const post = (env: NodeJS.ProcessEnv, url: string) => {
    const call = { url, headers: { 'X-Key': 'value' }, body: 'text', signal: AbortSignal.timeout(5_000) };
    return new OutboundHttp(settingsOf(env)).post(call, false);
  };

  beforeEach(async () => {
    vendor = await VendorServer.open(() => ({ status: 200, body: 'ok' }));
    proxy = await HttpProxy.open({ authorization: AUTHORIZATION, to: Number(new URL(vendor.url).port) });
  });

  afterEach(async () => {
    await proxy.close();
    await vendor.close();
  });

  it('hands a plain request to the proxy, which gets the credentials and the vendor does not', async () => {
    const env = { HTTP_PROXY: `http://ada:p%40ss%20word@${proxy.address}` };
    expect(await post(env, 'http://hook.example:8080/path?a=b')).toMatchObject({ status: 200, text: 'ok' });
    expect(proxy.asked).toEqual(['POST http://hook.example:8080/path?a=b']);
    expect(vendor.calls).toMatchObject([{ path: '/path?a=b', body: 'text', headers: { host: 'hook.example:8080' } }]);
    expect(Object.keys(vendor.calls[0]?.headers ?? {})).not.toContain('proxy-authorization');
  });

  it('asks the proxy for a tunnel to an https address', async () => {
    const env = { HTTPS_PROXY: `http://${proxy.address}` };
    const posted = await post(env, 'https://vendor.example/');
    expect(posted).toMatchObject({ isHandedOver: false, code: 'proxy 407' });
    expect(proxy.asked).toEqual(['CONNECT vendor.example:443']);
  });

  it('goes past the proxy to what NO_PROXY names', async () => {
    const env = { HTTP_PROXY: `http://${proxy.address}`, NO_PROXY: 'vendor.example,127.0.0.0/8' };
    expect(await post(env, vendor.url)).toMatchObject({ status: 200 });
    expect(proxy.asked).toEqual([]);
  });

  it('says of a proxy that cannot be reached that it is the proxy', async () => {
    const posted = await post({ HTTP_PROXY: 'http://127.0.0.1:1' }, vendor.url);
    expect(posted).toMatchObject({ isHandedOver: false, code: 'proxy ECONNREFUSED' });
  });
});
