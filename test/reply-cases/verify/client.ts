import { verifyApi } from '../../../src/dialects/verify/verify.docs';
import type { ApiHarness } from '../../support/api-harness';
import type { Answer } from '../../support/http-client';
import { other } from '../other-code';
import type { Case, Setting } from './settings';

/** Credentials of a development start. */
const { username, password } = verifyApi.basic ?? { username: '', password: '' };
const SERVICE = verifyApi.parameters?.find(({ name }) => name === 'service')?.example ?? '';

export const LANDLINE = '+861062556688';
export const AMERICAN = '+14155550100';
export const UNKNOWN = `VE${'0'.repeat(32)}`;

type Fields = Readonly<Record<string, string>>;

const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`${username}:${secret}`).toString('base64')}`,
});

/** Server of a client application: that of a development start, or one with a wrong secret or another service. */
export class VerifyServer {
  private constructor(
    private readonly api: ApiHarness,
    private readonly secret: string = password,
    private readonly service: string = SERVICE,
  ) {}

  static of(api: ApiHarness): VerifyServer {
    return new VerifyServer(api);
  }

  withWrongSecret(): VerifyServer {
    return new VerifyServer(this.api, 'wrong');
  }

  ofAnotherService(): VerifyServer {
    return new VerifyServer(this.api, password, `VA${'0'.repeat(32)}`);
  }

  start(fields: Fields): Promise<Answer> {
    return this.post('/Verifications', fields);
  }

  startSms(to: string): Promise<Answer> {
    return this.start({ To: to, Channel: 'sms' });
  }

  show(name: string): Promise<Answer> {
    return this.api.client.get(this.path(`/Verifications/${encodeURIComponent(name)}`), basic(this.secret));
  }

  update(name: string, fields: Fields): Promise<Answer> {
    return this.post(`/Verifications/${encodeURIComponent(name)}`, fields);
  }

  check(fields: Fields): Promise<Answer> {
    return this.post('/VerificationCheck', fields);
  }

  showService(): Promise<Answer> {
    return this.api.client.get(this.path(''), basic(this.secret));
  }

  createService(): Promise<Answer> {
    return this.api.form('/v2/Services', { FriendlyName: 'x' }, basic(this.secret));
  }

  /** A body that cannot be read. */
  broken(path: string): Promise<Answer> {
    return this.api.json(this.path(path), '{', basic(this.secret));
  }

  private post(path: string, fields: Fields): Promise<Answer> {
    return this.api.form(this.path(path), fields, basic(this.secret));
  }

  private readonly path = (rest: string): string => `/v2/Services/${this.service}${rest}`;
}

/** A started verification of a new number, and its code. */
export async function started(api: ApiHarness): Promise<{ readonly to: string; readonly code: string }> {
  const to = api.freePhone();
  await VerifyServer.of(api).startSms(to);
  return { to, code: await api.code(to) };
}

/** Enters so many wrong codes. */
export async function guess(api: ApiHarness, { to, code }: { to: string; code: string }, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await VerifyServer.of(api).check({ To: to, Code: other(code) });
}

type Call = (server: VerifyServer, api: ApiHarness) => Promise<Answer>;

/** Number of an answer that is no error. */
export const DONE = 0;

/** Case of a success, by the status that the verification has then, or a part of the service. */
export const succeeds = (text: string, when: string, call: Call, setting?: Setting): Case =>
  caseOf([DONE, text], when, call, setting);

/** Case of a refusal; its HTTP status and headers are looked at too. */
export const refuses = (
  [number, status, text]: readonly [number: number, status: number, text: string],
  when: string,
  call: Call,
  setting?: Setting,
): Case =>
  caseOf(
    [number, text],
    when,
    async (server, api) => {
      const answer = await call(server, api);
      expect(answer).toMatchObject({ status, json: { status, more_info: linkOf(number) } });
      expect(answer.headers['www-authenticate']).toBe(status === UNAUTHORIZED ? 'Basic realm="regain"' : undefined);
      expect([number, Number(answer.headers['retry-after'] ?? '0') > 0]).toEqual([number, WAITING.includes(number)]);
      return answer;
    },
    setting,
  );

function caseOf([number, text]: readonly [number, string], when: string, call: Call, setting?: Setting): Case {
  const provoke = (api: ApiHarness): Promise<Answer> => call(VerifyServer.of(api), api);
  return setting === undefined ? [number, text, when, provoke] : [number, text, when, provoke, setting];
}

const UNAUTHORIZED = 401;
/** Numbers whose answers say how long to wait. */
const WAITING: readonly number[] = [20429, 20500];
const linkOf = (number: number): string => `http://localhost:3000/v2/errors#${String(number)}`;
