import { type ApiHarness, CAPTCHA } from './api-harness';
import type { TestAccount } from './accounts';

/** Asks for a recovery link by pcuser, and returns it as its mail has it, with its token. */
export async function mailedLink(api: ApiHarness, { email }: TestAccount): Promise<{ text: string; token: string }> {
  const { headers } = await api.client.get('/pcuser-captcha');
  const cookie = String(headers['set-cookie']).replace(/;.*/, '');
  await api.form('/pcuser-find-password', { action: 'find_password_send_email', email, code: CAPTCHA }, { cookie });
  const { address, token, timestamp, uid } = await api.link(email);
  return { text: `${address}#${new URLSearchParams({ token, timestamp, uid }).toString()}`, token };
}
