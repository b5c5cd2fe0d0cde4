import { SystemClock } from '../../common';
import { type NotificationOptions, probeWebhook } from '../../notification';
import { bad, type Finding, fine } from './finding';
import { greets } from './smtp-greeting';

type Webhook = NonNullable<NotificationOptions['vendors']['webhook']>;

/** Checks the configured vendors, without sending a message. `probe`: also calls the receiver of the webhook. */
export async function checkProviders(
  { channels, vendors }: NotificationOptions,
  probe: boolean,
): Promise<readonly Finding[]> {
  const { smtp, webhook } = vendors;
  return [
    channel('sms', channels.sms),
    channel('e-mail', channels.email),
    ...(smtp && channels.email.includes('smtp') ? [await checkSmtp(smtp.url)] : []),
    ...(webhook ? [await checkWebhook(webhook, probe)] : []),
  ];
}

const channel = (name: string, providers: readonly string[]): Finding =>
  fine(name, providers.length > 0 ? providers.join(', then ') : 'switched off');

async function checkSmtp(url: string): Promise<Finding> {
  const { host } = new URL(url);
  return (await greets(url))
    ? fine('smtp', `${host} greets`)
    : bad('smtp', `${host} does not greet`, 'check SMTP_URL and that this machine may connect to it');
}

async function checkWebhook(webhook: Webhook, probe: boolean): Promise<Finding> {
  const { host } = new URL(webhook.url);
  if (!probe) return fine('webhook', `${host}, not tried: doctor --probe posts a signed probe`);
  const outcome = await probeWebhook(webhook, new SystemClock());
  return outcome.result === 'failed' || outcome.result === 'unknown'
    ? bad(
        'webhook',
        `${host} does not take a signed probe (${outcome.why})`,
        'check WEBHOOK_URL, WEBHOOK_SECRET and the receiver',
      )
    : fine('webhook', `${host} answers a signed probe`);
}
