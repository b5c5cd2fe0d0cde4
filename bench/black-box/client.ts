import { createHmac } from 'node:crypto';
import { memberXml } from './member-xml';
import { WEBHOOK_SECRET } from './server';

const SUCCESS = { gps: '"State":0', systems: '"code":0', member: '<code>1</code>' } as const;

/** The owner of an account. */
export interface TestAccount {
  readonly username: string;
  /** E.164 number. */
  readonly phone: string;
}

/** Number `index` of a range that only benches use. */
export const person = (index: number): TestAccount => ({
  username: `bench${index}`,
  phone: `+86138${String(20_000_000 + index)}`,
});

/** Calls one server as the clients of its dialects do; every method rejects when the answer is not a success. */
export class Client {
  constructor(private readonly url: string) {}

  /** Asks for a registration code. */
  sendRegistrationCode({ phone }: TestAccount): Promise<void> {
    return this.gps('SendSMSCode', { Phone: phone, VildateSence: 1, Language: 'en', AppId: '' });
  }

  register({ username, phone }: TestAccount, code: string): Promise<void> {
    const fields = { LoginName: username, ContactPhone: phone, SMSCode: code, Password: 'Bench 1 Password' };
    return this.gps('RegisterNeedSMSCode', fields);
  }

  /** POST /Systems/sendVerificationCode. */
  sendRecoveryCode({ username, phone }: TestAccount): Promise<void> {
    const body = JSON.stringify({ username, mobile_phone: phone });
    return this.post('/Systems/sendVerificationCode', body, { type: 'application/json', success: SUCCESS.systems });
  }

  /** POST /api/member/retrievepwd/updatepwd in XML, signed. */
  resetPassword({ username }: TestAccount, code: string): Promise<void> {
    const fields = { code, new_password: 'Bench 2 Password', username };
    const body = memberXml('MemberRetrievePwdUpdateRequest', fields);
    return this.post('/api/member/retrievepwd/updatepwd', body, { type: 'application/xml', success: SUCCESS.member });
  }

  /** POST /v1/receipts/webhook, signed: the message was delivered. */
  reportDelivery(id: string): Promise<void> {
    const body = JSON.stringify({ receipts: [{ id, status: 'delivered' }] });
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const digest = createHmac('sha256', WEBHOOK_SECRET).update(`${timestamp}.${body}`).digest('hex');
    const headers = { 'x-regain-timestamp': timestamp, 'x-regain-signature': `v1=${digest}` };
    return this.post('/v1/receipts/webhook', body, { type: 'application/json', success: '', headers });
  }

  private gps(call: string, fields: object): Promise<void> {
    return this.post(`/api/User/${call}`, JSON.stringify(fields), { type: 'application/json', success: SUCCESS.gps });
  }

  private async post(
    path: string,
    body: string,
    { type, success, headers = {} }: { type: string; success: string; headers?: Record<string, string> },
  ): Promise<void> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      body,
      headers: { accept: type, 'content-type': type, ...headers },
    });
    const text = await answer.text();
    if (!answer.ok || !text.includes(success)) throw new Error(`${path} answered ${answer.status} ${text}`);
  }
}
