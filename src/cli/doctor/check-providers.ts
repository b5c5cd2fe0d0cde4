import type { NotificationOptions } from '../../notification';
import { bad, type Finding, fine } from './finding';
import { greets } from './smtp-greeting';

/** Checks the configured vendors, without sending a message. */
export async function checkProviders({ channels, vendors }: NotificationOptions): Promise<readonly Finding[]> {
  const { smtp, webhook } = vendors;
  return [
    channel('sms', channels.sms),
    channel('e-mail', channels.email),
    ...(smtp && channels.email.includes('smtp') ? [await checkSmtp(smtp.url)] : []),
    ...(webhook ? [fine('webhook', `posts to ${new URL(webhook.url).host}`)] : []),
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
