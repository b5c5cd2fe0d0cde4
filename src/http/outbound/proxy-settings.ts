import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Secret } from '../../common';

/** HTTP proxy of an environment variable. */
export interface Proxy {
  /** True when the connection to the proxy itself is TLS. */
  readonly isTls: boolean;
  readonly host: string;
  readonly port: number;
  /** Value of the header field `Proxy-Authorization`; undefined without a user. */
  readonly authorization?: Secret;
}

/** Proxies for the calls of vendors. */
export interface ProxySettings {
  /** Proxy for https:// addresses: a tunnel (CONNECT), so that it reads nothing. */
  readonly https?: Proxy | undefined;
  /** Proxy for http:// addresses, which gets the request itself. */
  readonly http?: Proxy | undefined;
  /** Entries of NO_PROXY, in lower case. */
  readonly exceptions?: readonly string[];
}

/** Proxy for an http(s) address. Returns undefined for a direct connection. */
export function proxyFor({ https, http, exceptions = [] }: ProxySettings, address: string): Proxy | undefined {
  const { protocol, hostname, port } = new URL(address);
  const isTls = protocol === 'https:';
  const target = { host: withoutBrackets(hostname), port: port === '' ? (isTls ? '443' : '80') : port };
  return exceptions.some((exception) => isExcepted(exception, target)) ? undefined : isTls ? https : http;
}

interface Target {
  readonly host: string;
  readonly port: string;
}

/**
 * True when an entry of NO_PROXY names the target: `*`, a host name, which stands for the names below it too (with or
 * without a leading `.` or `*.`), an IP address or a network, each with or without a port.
 */
function isExcepted(exception: string, { host, port }: Target): boolean {
  if (exception === '*') return true;
  const [, name = exception, onlyPort = port] = /^(\[.+\]|[^:]+):(\d+)$/.exec(exception) ?? [];
  if (onlyPort !== port) return false;
  if (isIP(host) > 0) return isInNetwork(host, withoutBrackets(name));
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  const asked = host.replace(/\.$/, '');
  return asked === domain || asked.endsWith(`.${domain}`);
}

function isInNetwork(address: string, network: string): boolean {
  const asked = ipaddr.process(address);
  if (isIP(network) > 0) return ipaddr.process(network).toString() === asked.toString();
  if (!ipaddr.isValidCIDR(network)) return false;
  const [base, bits] = ipaddr.parseCIDR(network);
  return base.kind() === asked.kind() && asked.match(base, bits);
}

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');
