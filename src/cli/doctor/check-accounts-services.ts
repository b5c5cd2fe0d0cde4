import type { AppConfig } from '../../app.config';
import { askService } from '../../auth';
import { CryptoRandom, SystemClock } from '../../common';
import { OutboundHttp } from '../../http';
import { bad, type Finding, fine } from './finding';

type Source = Parameters<typeof askService>[0];
type Tools = Parameters<typeof askService>[1];

/** Id that no account has: the question changes nothing, and tells nothing about anybody. */
const UNKNOWN_ID = 'regain-doctor';

/** Asks every service of accounts for an account that does not exist, with its secret and with another one. */
export async function checkAccountsServices(
  services: ReadonlyMap<string, Source>,
  proxies: AppConfig['auth']['proxies'],
): Promise<readonly Finding[]> {
  const tools = { http: new OutboundHttp(proxies), clock: new SystemClock(), random: new CryptoRandom() };
  return Promise.all([...services].map(([app, source]) => checkService(app, source, tools)));
}

async function checkService(app: string, source: Source, tools: Tools): Promise<Finding> {
  const { host } = new URL(source.url);
  const question = { app, by: 'id', value: UNKNOWN_ID };
  const result = await askService(source, tools, question);
  if (!result.isAnswered) {
    const advice = ADVICE.find(([pattern]) => pattern.test(result.why))?.[1];
    return bad('accounts', `${host} gives no answer for ${app}: ${result.why}`, advice ?? 'see the log of the service');
  }
  const forged = await askService({ ...source, secret: otherSecret(tools) }, tools, question);
  return forged.isAnswered
    ? bad('accounts', `${host} answers calls that are signed with another secret`, 'verify webhook-signature there')
    : fine('accounts', `${host} answers for ${app}, and refuses calls with a wrong signature`);
}

const otherSecret = ({ random }: Tools): string =>
  `whsec_${Buffer.from(random.token(32), 'base64url').toString('base64')}`;

/** Advice by the reason for which there is no answer; the first that fits. */
const ADVICE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/proxy|status 407/, 'check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and what the proxy lets through'],
  [/ENOTFOUND|EAI_AGAIN/, 'check the url in ACCOUNTS_FILE: its host cannot be resolved'],
  [/ECONNREFUSED/, 'check the url in ACCOUNTS_FILE: nothing listens there'],
  [/CERT|ERR_TLS|UNABLE_TO/, 'check its certificate; NODE_EXTRA_CA_CERTS names a file of further authorities'],
  [/ERR_SSL|EPROTO/, 'check the url in ACCOUNTS_FILE: the service does not speak TLS there'],
  [/status 3/, 'give the address that it redirects to: redirects are not followed'],
  [/status 40[13]/, 'check the secret on both sides, and both clocks'],
  [/status 40[45]/, 'check the path of the url in ACCOUNTS_FILE: nothing takes a POST of /find there'],
  [/not as documented|64 KiB/, 'compare the answer with docs/accounts-service.openapi.json'],
  [/timeout/, 'check that no firewall drops the connection, or give more timeoutMs in ACCOUNTS_FILE'],
];
