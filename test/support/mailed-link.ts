import { SendRecoveryLink } from '../../src/auth';
import { type ApiHarness, CAPTCHA } from './api-harness';
import type { TestAccount } from './accounts';

/** Asks for a recovery link by pcuser, and returns it as its mail has it, with its token. */
export async function mailedLink(api: ApiHarness, { email }: TestAccount): Promise<{ text: string; token: string }> {
  const { headers } = await api.client.get('/pcuser-captcha');
  const cookie = String(headers['set-cookie']).replace(/;.*/, '');
  await api.form('/pcuser-find-password', { action: 'find_password_send_email', email, code: CAPTCHA }, { cookie });
  return linkIn(api, email);
}

/** Asks for a recovery link of a client application as the pages of recovery do, and returns it as its mail has it. */
export async function recoveryLink(
  api: ApiHarness,
  app: string,
  { email }: Pick<TestAccount, 'email'>,
): Promise<{ text: string; token: string }> {
  const context = { app, ip: '192.0.2.1', disclosure: 'uniform' } as const;
  await api.app.get(SendRecoveryLink).execute({ context, email, locale: 'en' });
  return linkIn(api, email);
}

async function linkIn(api: ApiHarness, email: string): Promise<{ text: string; token: string }> {
  const { address, token, timestamp, uid } = await api.link(email);
  return { text: `${address}#${new URLSearchParams({ token, timestamp, uid }).toString()}`, token };
}
