import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';
import { NO_SCALARS, NOTHING, withLiteral } from '../support/hostile-inputs';

const NO_SUCH_CALL = '{"status":1,"message":"接口名错误!","data":[]}';

const CALLS: readonly (readonly [path: string, action: string, fields: object])[] = [
  ['/pcuser-tologin', 'check_login', { user_name: 'ada' }],
  ['/pcuser-tologin', 'get_verification_code', { phone: '13800138001', type: '10004' }],
  ['/user', 'find_email_password', { token: 'x', timestamp: '1800000000', uid: 'x', new_password: 'long enough' }],
  ['/pcuser-find-password', 'chech_phone_code', { phone: '13800138001', code: '123456' }],
  ['/pcuser-find-password', 'find_password', { phone: '1', code: '123456', uid: 'x', new_password: 'long enough' }],
  ['/pcuser-find-password', 'find_password_send_email', { email: 'ada@example.com' }],
];
const FIELDS = CALLS.flatMap(([path, action, fields]) =>
  Object.keys(fields).map((name) => [action, name, path, { action, ...fields }] as const),
);
/** Only digits will do here, so that other numbers are like other texts. */
const DIGITS_ONLY = ['type', 'timestamp'];

describeEachDatabase('bodies that pcuser refuses', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  describe.each(FIELDS.filter(([action]) => action !== 'find_password_send_email'))(
    'for %s, with %s',
    (_action, name, path, fields) => {
      const ask = async (literal: string) => {
        const { status, json } = await api.json(path, withLiteral(fields, name, literal));
        return { http: status, isRefused: (json as { status: number }).status !== 0 };
      };

      it.each(NO_SCALARS)('= %s, is malformed', async (literal) => {
        expect(await ask(literal)).toEqual({ http: 400, isRefused: true });
      });

      it.each(NOTHING)('= %s, is missing', async (literal) => {
        expect(await ask(literal)).toEqual({ http: 200, isRefused: true });
      });

      it.each(['0', '1', '123456', '123456.0', '1.23456e5'])('= %s, is its digits', async (literal) => {
        expect(await ask(literal)).toEqual({ http: 200, isRefused: true });
      });

      it.each(['1e-5', '1.5', '-1', '1e400'])('= %s, is malformed', async (literal) => {
        expect(await ask(literal)).toEqual({ http: DIGITS_ONLY.includes(name) ? 200 : 400, isRefused: true });
      });
    },
  );

  it.each(FIELDS)('for %s, names %s twice, or as a list', async (_action, name, path, fields) => {
    const form = new URLSearchParams(fields).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const again of [name, `${name}[]`, `${name}[0]`, `${name}[$gt]`, '__proto__', 'constructor'])
      expect([again, (await api.client.post(path, `${form}&${again}=x`, type)).status]).toEqual([again, 400]);
    expect((await api.client.get(`${path}?${form}&${name}=x`)).status).toBe(400);
    expect((await api.json(path, JSON.stringify(fields).replace('{', `{"${name}":"x",`))).status).toBe(400);
  });

  it.each([
    '',
    'action=',
    'action=CHECK_LOGIN',
    'action=check_login%20',
    'action=constructor',
    'action=__proto__',
    'action=toString',
    'action=find_password',
  ])('/pcuser-tologin has no action for "%s"', async (query) => {
    const { status, text } = await api.client.get(`/pcuser-tologin?${query}`);
    expect({ status, text }).toEqual({ status: 200, text: NO_SUCH_CALL });
  });

  it.each(['action=check_login&action=check_login', 'action[]=check_login', 'action=%FF', 'action=a&user_name=%FF'])(
    'the query "%s" is ambiguous',
    async (query) => {
      const { status, text } = await api.client.get(`/pcuser-tologin?${query}`);
      expect({ status, text }).toEqual({ status: 400, text: NO_SUCH_CALL });
    },
  );

  it('one action in the query and another in the body', async () => {
    const fields = { action: 'check_login', user_name: 'nobody' };
    const { status, text } = await api.form('/pcuser-tologin?action=get_verification_code', fields);
    expect({ status, text }).toEqual({ status: 400, text: NO_SUCH_CALL });
    expect((await api.form('/pcuser-tologin?action=check_login', fields)).status).toBe(200);
  });

  it('fields in the query beside a body without them', async () => {
    const { json } = await api.form('/pcuser-tologin?action=check_login&user_name=ada', { other: '1' });
    expect(json).toEqual({ status: 1, message: '该用户不存在!', data: [] });
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=utf-7', 'text/json', ''])(
    'with the Content-Type %s',
    async (type) => {
      const headers = type === '' ? {} : { 'content-type': type };
      const { status, text } = await api.client.post('/pcuser-tologin', '{"action":"check_login"}', headers);
      expect({ status, text }).toEqual({ status: 415, text: NO_SUCH_CALL });
    },
  );

  it('leave nothing in the log', async () => {
    await api.client.get('/pcuser-find-password?action=chech_phone_code&phone=13800138001&code=987654');
    expect(api.log.text).not.toContain('987654');
    expect(api.log.text).not.toContain('13800138001');
  });
});
