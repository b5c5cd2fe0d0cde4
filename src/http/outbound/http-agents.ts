import { Agent } from 'node:http';
import { Agent as TlsAgent } from 'node:https';
import type { HttpRoute } from './http-call';
import { type Proxy, proxyFor, type ProxySettings } from './proxy-settings';
import { ProxyAgent, proxyAuthorization, ProxyTunnelAgent } from './proxy-tunnel';

/**
 * Settings of kept connections: one that was idle for a second is closed, or earlier if the vendor's `Keep-Alive: timeout`
 * is less. A text that is written while the vendor closes the connection is lost, and must not be sent again.
 */
const KEPT = { keepAlive: true, timeout: 1_000 };
const FRESH = { keepAlive: false };

type AgentSettings = typeof KEPT | typeof FRESH;

/** Agents for direct connections, and those of the proxies that the environment names. */
export class HttpAgents {
  private readonly keptRoutes: Routes;
  private readonly freshRoutes: Routes;

  constructor(proxies: ProxySettings) {
    this.keptRoutes = routes(proxies, KEPT);
    this.freshRoutes = routes(proxies, FRESH);
  }

  /** Route over kept connections. */
  kept(url: string): HttpRoute {
    return this.keptRoutes(url);
  }

  /** Route over a connection of its own, which is closed after the response. */
  fresh(url: string): HttpRoute {
    return this.freshRoutes(url);
  }
}

type Routes = (url: string) => HttpRoute;

function routes(proxies: ProxySettings, settings: AgentSettings): Routes {
  const direct = { http: { agent: new Agent(settings) }, https: { agent: new TlsAgent(settings) } };
  const proxied = {
    http: proxies.http && forwarding(proxies.http, settings),
    https: proxies.https && { agent: new ProxyTunnelAgent(proxies.https, settings) },
  };
  return (url) => {
    const scheme = url.startsWith('https:') ? 'https' : 'http';
    return (proxyFor(proxies, url) && proxied[scheme]) ?? direct[scheme];
  };
}

const forwarding = (proxy: Proxy, settings: AgentSettings): HttpRoute => ({
  agent: new ProxyAgent(proxy, settings),
  forwarding: proxyAuthorization(proxy),
});
