import { Secret } from '../../common';
import { type EnvParser, Unreadable, Variable } from '../../config';
import type { Proxy, ProxySettings } from './proxy-settings';

const RULE = 'must be the address of an HTTP proxy: http:// or https://user:password@host:port';

const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http:', 80],
  ['https:', 443],
]);

/** Parses the address of a proxy; without a scheme it is http://, as other programs take it. */
const proxyAddress: EnvParser<Proxy> = (given) => {
  const address = given.includes('://') ? given : `http://${given}`;
  return (URL.canParse(address) ? readProxy(new URL(address)) : undefined) ?? new Unreadable(RULE);
};

function readProxy(address: URL): Proxy | undefined {
  const { protocol, hostname, port } = address;
  const defaultPort = DEFAULT_PORTS.get(protocol);
  const credentials = credentialsOf(address);
  if (defaultPort === undefined || credentials === undefined) return undefined;
  return {
    isTls: protocol === 'https:',
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? defaultPort : Number(port),
    ...(credentials !== '' && { authorization: new Secret(`Basic ${credentials}`) }),
  };
}

/**
 * User and password of an address, as Basic credentials (RFC 7617); empty without any. Returns undefined when their
 * escapes cannot be decoded.
 */
function credentialsOf({ username, password }: URL): string | undefined {
  if (username + password === '') return '';
  try {
    return Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
  } catch {
    return undefined;
  }
}

/** Parses NO_PROXY: names, addresses and networks between commas or blanks. */
const exceptions: EnvParser<readonly string[]> = (given) =>
  given
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '');

/** Environment variables of proxies; those in lower case win, as with curl. */
export class ProxyVariables {
  @Variable(proxyAddress) readonly HTTPS_PROXY?: Proxy;
  @Variable(proxyAddress) readonly https_proxy?: Proxy;
  @Variable(proxyAddress) readonly HTTP_PROXY?: Proxy;
  @Variable(proxyAddress) readonly http_proxy?: Proxy;
  @Variable(exceptions) readonly NO_PROXY?: readonly string[];
  @Variable(exceptions) readonly no_proxy?: readonly string[];
}

/** Settings by the variables of {@link ProxyVariables}, which `env` includes. */
export function toProxySettings(env: object): ProxySettings {
  const given = env as ProxyVariables;
  return {
    https: given.https_proxy ?? given.HTTPS_PROXY,
    http: given.http_proxy ?? given.HTTP_PROXY,
    exceptions: given.no_proxy ?? given.NO_PROXY ?? [],
  };
}
