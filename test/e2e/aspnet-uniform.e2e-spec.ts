import { call, check, send, signIn, change } from '../reply-cases/gps/client';
import { sendCode, sendSignupCode, updatePassword } from '../reply-cases/member/client';
import { describeEachDatabase } from '../support/database-harness';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { eventually } from '../support/eventually';
import type { Answer } from '../support/http-client';

const DIGITS = '246802';
const RETRIEVE = 2;

/** Parts of an answer that a client sees. */
const seen = ({ status, text }: Answer) => ({ status, text });

describeEachDatabase('DIALECT_<NAME>_DISCLOSURE=uniform (Web API dialects)', (kind) => {
  let api: ApiHarness;
  let ada: TestAccount;

  beforeAll(async () => {
    const env = { DIALECT_MEMBER_DISCLOSURE: 'uniform', DIALECT_GPS_DISCLOSURE: 'uniform' };
    api = await ApiHarness.open(kind, { env });
    ada = await api.newAccount();
  });

  afterAll(() => api.close());

  it('member answers the same for a known account, an unknown one, and the wrong phone', async () => {
    const known = seen(await sendCode(api, ada.username, ada.phone));
    expect(known).toEqual({ status: 200, text: '{"code":1,"message":"验证码已发送","data":{"state":"sent"}}' });
    expect(seen(await sendCode(api, 'nobody', api.freePhone()))).toEqual(known);
    expect(seen(await sendCode(api, ada.username, api.freePhone()))).toEqual(known);
    const wrong = seen(await updatePassword(api, { username: ada.username, code: DIGITS }));
    expect(wrong).toEqual({ status: 200, text: '{"code":10,"message":"短信验证码错误","data":null}' });
    expect(seen(await updatePassword(api, { username: 'nobody', code: DIGITS }))).toEqual(wrong);
  });

  it('member notifies the owner of a taken phone, not the one who registers with it', async () => {
    const { phone } = await api.newAccount();
    const free = seen(await sendSignupCode(api, api.freePhone()));
    expect(seen(await sendSignupCode(api, phone))).toEqual(free);
    const told = await eventually(async () => (await api.messages(phone))[0]);
    expect(told).toMatchObject({ code: null, text: expect.stringContaining('已有账号') as string });
  });

  it('gps answers the same for a known account and an unknown one', async () => {
    const { username, phone } = await api.newAccount();
    const pairs: readonly (readonly [string, (login: string, number: string) => Promise<Answer>])[] = [
      ['{"Message":"OK","State":0}', (login) => call(api, 'CheckUser', { LoginName: login })],
      ['{"Message":"OK","State":0}', (_login, number) => send(api, number)],
      ['3700', (login) => check(api, RETRIEVE, login, DIGITS)],
      ['3700', (login) => change(api, login, { SMSCode: DIGITS })],
      ['3705', (login) => signIn(api, login, 'a wrong password')],
    ];
    for (const [expected, ask] of pairs) {
      const known = seen(await ask(username, phone));
      expect(known.text).toContain(expected);
      expect(seen(await ask('nobody', api.freePhone()))).toEqual(known);
    }
  });
});
