import { maskTarget, SystemClock } from '../../common';
import { checkSmtp, HttpClient, type NotificationOptions, probeWebhook, sendTestMail } from '../../notification';
import { bad, type Finding, fine } from './finding';

type Webhook = NonNullable<NotificationOptions['vendors']['webhook']>;
type Smtp = NonNullable<NotificationOptions['vendors']['smtp']>;
type Proxy = NonNullable<NonNullable<NotificationOptions['proxies']>['https']>;

/** Actions of the doctor that reach other people's systems, and so are done on request only. */
export interface Requested {
  /** True to call the receiver of the webhook. */
  readonly probe?: boolean;
  /** Address that gets a test mail. */
  readonly sendMail?: string | undefined;
}

/** Checks the configured vendors, without sending a message that was not asked for. */
export async function checkProviders(
  options: NotificationOptions,
  requested: Requested = {},
): Promise<readonly Finding[]> {
  const { channels, vendors, proxies = {} } = options;
  const { smtp, webhook } = vendors;
  return [
    channel('sms', channels.sms),
    channel('e-mail', channels.email),
    ...proxy('https', proxies.https, proxies.exceptions),
    ...proxy('http', proxies.http, proxies.exceptions),
    ...(smtp && channels.email.includes('smtp') ? [await mailServer(smtp)] : []),
    ...(await testMail(smtp, requested.sendMail)),
    ...(webhook ? [await checkWebhook(webhook, requested.probe === true ? new HttpClient(options) : undefined)] : []),
  ];
}

const channel = (name: string, providers: readonly string[]): Finding =>
  fine(name, providers.length > 0 ? providers.join(', then ') : 'switched off');

/** Proxy for calls of vendors, without its credentials. */
function proxy(scheme: string, given: Proxy | undefined, exceptions: readonly string[] = []): readonly Finding[] {
  if (!given) return [];
  const { host, port, isTls, authorization } = given;
  const address = `${isTls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
  const user = authorization === undefined ? '' : ', with a user';
  const directly = exceptions.length === 0 ? '' : `, but not to ${exceptions.join(', ')}`;
  return [fine('proxy', `${scheme} addresses through ${address}${user}${directly}`)];
}

async function mailServer(smtp: Smtp): Promise<Finding> {
  const { host } = new URL(smtp.url);
  const problem = await checkSmtp(smtp);
  return problem
    ? bad('smtp', `${host}: ${problem.what}`, problem.advice)
    : fine('smtp', `${host} greets this machine and takes its login; no mail was sent`);
}

async function testMail(smtp: Smtp | undefined, to: string | undefined): Promise<readonly Finding[]> {
  if (to === undefined) return [];
  if (!smtp) return [bad('test mail', 'no mail server is configured', 'give SMTP_URL and MAIL_FROM')];
  const outcome = await sendTestMail(smtp, to, new SystemClock());
  return outcome.result === 'accepted'
    ? [fine('test mail', `${new URL(smtp.url).host} has taken it for ${maskTarget(to)}: look whether it arrives`)]
    : [bad('test mail', `${outcome.result} (${outcome.why})`, 'look up the reply code in the log of the mail server')];
}

async function checkWebhook(webhook: Webhook, http: HttpClient | undefined): Promise<Finding> {
  const { host } = new URL(webhook.url);
  if (!http) return fine('webhook', `${host}, not tried: doctor --probe posts a signed probe`);
  const outcome = await probeWebhook(webhook, new SystemClock(), http);
  if (outcome.result === 'accepted') return fine('webhook', `${host} takes a signed probe`);
  if (READ_AND_REFUSED.has(outcome.why))
    return fine('webhook', `${host} reads a signed probe, and refuses it as one without a message (${outcome.why})`);
  const advice = PROBE_ADVICE.find(([pattern]) => pattern.test(outcome.why))?.[1];
  return bad('webhook', `${host} does not take a signed probe (${outcome.why})`, advice ?? 'check the receiver');
}

/** Answers of a receiver that believes the signature and misses the fields of a message. */
const READ_AND_REFUSED = new Set(['http 400', 'http 422']);

/** Advice by the reason for which a probe was not taken; the first that fits. */
const PROBE_ADVICE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [/^http proxy|^http 407/, 'check HTTPS_PROXY, HTTP_PROXY and NO_PROXY, and what the proxy lets through'],
  [/ENOTFOUND|EAI_AGAIN/, 'check WEBHOOK_URL: its host cannot be resolved'],
  [/ECONNREFUSED/, 'check WEBHOOK_URL: nothing listens there'],
  [/CERT|ERR_TLS|UNABLE_TO/, 'check its certificate; NODE_EXTRA_CA_CERTS names a file of further authorities'],
  [/ERR_SSL|EPROTO$/, 'check WEBHOOK_URL: the receiver does not speak TLS there'],
  [/^http 3/, 'give the address that it redirects to as WEBHOOK_URL: redirects are not followed'],
  [/^http 40[13]/, 'check WEBHOOK_SECRET on both sides, and both clocks'],
  [/^http 4(?:04|05|10)/, 'check the path of WEBHOOK_URL: nothing takes a POST there'],
  [/timeout/, 'check WEBHOOK_URL, and that no firewall drops the connection; it has five seconds to answer'],
];
