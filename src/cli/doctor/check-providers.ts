import { SystemClock } from '../../common';
import { HttpClient, type NotificationOptions, probeWebhook } from '../../notification';
import { bad, type Finding, fine } from './finding';
import { greets } from './smtp-greeting';

type Webhook = NonNullable<NotificationOptions['vendors']['webhook']>;
type Proxy = NonNullable<NonNullable<NotificationOptions['proxies']>['https']>;

/** Checks the configured vendors, without sending a message. `probe`: also calls the receiver of the webhook. */
export async function checkProviders(options: NotificationOptions, probe: boolean): Promise<readonly Finding[]> {
  const { channels, vendors, proxies = {} } = options;
  const { smtp, webhook } = vendors;
  return [
    channel('sms', channels.sms),
    channel('e-mail', channels.email),
    ...proxy('https', proxies.https, proxies.exceptions),
    ...proxy('http', proxies.http, proxies.exceptions),
    ...(smtp && channels.email.includes('smtp') ? [await checkSmtp(smtp.url)] : []),
    ...(webhook ? [await checkWebhook(webhook, probe ? new HttpClient(options) : undefined)] : []),
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

async function checkSmtp(url: string): Promise<Finding> {
  const { host } = new URL(url);
  return (await greets(url))
    ? fine('smtp', `${host} greets`)
    : bad('smtp', `${host} does not greet`, 'check SMTP_URL and that this machine may connect to it');
}

async function checkWebhook(webhook: Webhook, http: HttpClient | undefined): Promise<Finding> {
  const { host } = new URL(webhook.url);
  if (!http) return fine('webhook', `${host}, not tried: doctor --probe posts a signed probe`);
  const outcome = await probeWebhook(webhook, new SystemClock(), http);
  return outcome.result === 'failed' || outcome.result === 'unknown'
    ? bad(
        'webhook',
        `${host} does not take a signed probe (${outcome.why})`,
        'check WEBHOOK_URL, WEBHOOK_SECRET and the receiver',
      )
    : fine('webhook', `${host} answers a signed probe`);
}
