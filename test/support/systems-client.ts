import { eventually } from './eventually';

/** Reply of the systems dialect. */
export interface SystemsAnswer {
  readonly code: number;
  readonly msg: number;
  readonly info: string;
}

/** A client of the systems dialect at one address. */
export class SystemsClient {
  constructor(private readonly url: string) {}

  send(username: string, phone: string): Promise<SystemsAnswer> {
    return this.post('sendVerificationCode', { username, mobile_phone: phone });
  }

  verify(username: string, code: string): Promise<SystemsAnswer> {
    return this.post('makeSureVerificationCode', { username, verification_code: code });
  }

  change(username: string, ticket: string, password: string): Promise<SystemsAnswer> {
    return this.post('changepasswd', { username, Verification_char: ticket, new_password: password });
  }

  /** The newest code that the development inbox has for a number. */
  async code(phone: string): Promise<string> {
    return eventually(async () => (await this.messages(phone)).find(({ code }) => code !== null)?.code, 10_000);
  }

  async messages(phone: string): Promise<readonly { readonly code: string | null; readonly text: string }[]> {
    const answer = await fetch(`${this.url}/inbox/messages?to=${encodeURIComponent(phone)}`);
    return (await answer.json()) as { code: string | null; text: string }[];
  }

  private async post(call: string, body: object): Promise<SystemsAnswer> {
    const answer = await fetch(`${this.url}/Systems/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as SystemsAnswer;
  }
}
