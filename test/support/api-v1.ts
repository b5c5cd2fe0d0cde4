import type { ApiHarness } from './api-harness';
import type { Answer } from './http-client';

type Members = Readonly<Record<string, unknown>>;

/** Client of /v1 in a test: with the token of a session, or without. */
export class ApiV1 {
  constructor(
    private readonly api: ApiHarness,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The same client with further headers. */
  with(headers: Readonly<Record<string, string>>): ApiV1 {
    return new ApiV1(this.api, { ...this.headers, ...headers });
  }

  /** The same client with the token of a session, or the secret of a client application. */
  bearing(token: string): ApiV1 {
    return this.with({ authorization: `Bearer ${token}` });
  }

  post(path: string, fields: object): Promise<Answer> {
    return this.send('POST', path, fields);
  }

  get(path: string): Promise<Answer> {
    return this.api.client.get(`/v1/${path}`, this.headers);
  }

  send(method: string, path: string, fields?: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...this.headers };
    return this.api.client.send(method, `/v1/${path}`, headers, fields && JSON.stringify(fields));
  }

  /** Sends a code and verifies it; returns the ticket. */
  async ticket(fields: object, to: string): Promise<string> {
    const before = (await this.api.messages(to)).filter(({ code }) => code).length;
    const { id } = membersOf(await this.post('challenges', { channel: 'sms', ...fields }));
    const code = await this.api.code(to, before + 1);
    return String(membersOf(await this.post(`challenges/${String(id)}/verify`, { code }))['ticket']);
  }

  /** Signs in; returns the token. */
  async signIn(identifier: string, password: string): Promise<string> {
    return String(membersOf(await this.post('sessions', { identifier, password }))['token']);
  }
}

/** Members of an answer's body. */
export const membersOf = ({ json }: Answer): Members => json as Members;

/** Status of an answer, and the code of a problem. */
export const outcome = (answer: Answer): readonly unknown[] =>
  answer.status < 400 ? [answer.status] : [answer.status, membersOf(answer)['code']];
