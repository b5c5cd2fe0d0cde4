import { QueryFailedError } from 'typeorm';
import { Database } from '../../src/database';
import { signIn } from '../reply-cases/gps/client';
import { login, sendCode, updatePassword } from '../reply-cases/member/client';
import { reset, resetByMail, sendEmail } from '../reply-cases/pcuser/client';
import { reSetPass, userLogin } from '../reply-cases/smssend/client';
import { change, send, verify } from '../reply-cases/systems/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { dumpTables, fileBytes } from '../support/database-dump';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { isIn, needlesOf } from '../support/secret-needles';
import { leaks, plant, record } from '../support/secret-watch';
import { SmtpSink } from '../support/smtp-sink';
import { type VendorAnswer, type VendorCall, VendorServer } from '../support/vendor-server';

/** Every secret of the settings, each with a word of its own, so that a hit tells where it comes from. */
const SETTINGS = {
  SECRET_KEYS: 'canary-of-the-key-ring-Qx7vT2mR9bW4',
  MEMBER_SIGN_KEY: 'canary-of-the-sign-key-Lk3nP8sD1fG6',
  METRICS_TOKEN: 'canary-of-the-metrics-Zc5hJ0uY4eA7',
  RECEIPT_TOKEN: 'canary-of-receipts-Vb2kM6qS9wE3',
  WEBHOOK_SECRET: 'canary-of-the-webhook-Hd8tN1xC5rF0',
  ALIYUN_ACCESS_KEY_ID: 'LTAI-canary',
  ALIYUN_ACCESS_KEY_SECRET: 'canary-of-aliyun-Uj4gB7oK2pI9',
  ALIYUN_SIGN_NAME: 'regain',
  ALIYUN_TEMPLATES: '{"recover-code":{"en":"SMS_1","zh-CN":"SMS_2","zh-TW":"SMS_3"}}',
};
const SMTP_PASSWORD = 'canary-of-the-mail-server-Yw6z:A3/d5';
const OLD_PASSWORD = 'canary & old <password> 4711';
const NEW_PASSWORD = 'Canary4712new';

describe('a search for secrets', () => {
  const SECRET = 'Tr0uba "dour" & 3';
  const utf16 = Buffer.from(SECRET, 'utf16le').toString('latin1');

  it.each([
    ['as it is', `x ${SECRET} y`],
    ['as JSON', JSON.stringify({ why: SECRET })],
    ['as JSON in JSON', JSON.stringify({ why: JSON.stringify({ why: SECRET }) })],
    ['as XML', '<a>Tr0uba "dour" &amp; 3</a>'],
    ['in a query', `/?a=${encodeURIComponent(SECRET)}`],
    ['in a form', new URLSearchParams({ a: SECRET }).toString()],
    ['in hex', Buffer.from(`x${SECRET}`).toString('hex')],
    ['in UTF-16', `\0${utf16}`],
    ...['', 'a', 'ab', 'abc'].map((before) => [
      `in base64 after ${String(before.length)} bytes`,
      Buffer.from(`${before}${SECRET}tail`).toString('base64'),
    ]),
  ])('finds one %s', (_how, text) => {
    expect(isIn(text, needlesOf(SECRET))).toBe(true);
  });

  it('finds a code, and not its digits in a longer number', () => {
    expect(isIn('code 135791.', needlesOf('135791'))).toBe(true);
    expect(isIn('{"time":1713579100000,"id":"a135791"}', needlesOf('135791'))).toBe(false);
  });
});

/** A vendor that repeats in its refusals what it was told. */
function echoing({ body, headers }: VendorCall): VendorAnswer {
  const { code } = fieldsOf(body);
  const text = JSON.stringify({ Code: code, error: code, message: body, BizId: null });
  return { status: 400, headers: { 'x-echo': headers.authorization ?? code }, body: text };
}

function fieldsOf(body: string): { readonly code: string; readonly to: string } {
  const form = new URLSearchParams(body);
  const parameters = body.startsWith('{') ? body : (form.get('TemplateParam') ?? '{}');
  return { to: form.get('PhoneNumbers') ?? '', ...(JSON.parse(parameters) as { code: string }) };
}

describeEachDatabase('secrets', (kind) => {
  let api: ApiHarness;
  let sms: VendorServer;
  let mail: SmtpSink;
  let account: TestAccount;

  beforeAll(async () => {
    sms = await VendorServer.open(echoing);
    const words = (): [number, string] => [550, `no: ${mail.mails.at(-1)?.raw.replace(/\s+/g, ' ') ?? ''}`];
    mail = await SmtpSink.open({ password: SMTP_PASSWORD, onData: words });
    api = await ApiHarness.open(kind, {
      env: {
        ...SETTINGS,
        ...{ SMS_PROVIDERS: 'aliyun,webhook', ALIYUN_ENDPOINT: sms.url, WEBHOOK_URL: sms.url },
        ...{ MAIL_PROVIDERS: 'smtp', SMTP_URL: mail.url, MAIL_FROM: 'regain@example.com' },
        HELP: 'off',
      },
    });
  });

  afterAll(async () => {
    await api.close();
    await Promise.all([sms.close(), mail.close()]);
  });

  beforeEach(async () => {
    account = await api.newAccount({ password: OLD_PASSWORD });
  });

  const sentCode = async (calls = sms.calls.length) => {
    const code = await eventually(() => sms.calls.slice(calls).map(({ body }) => fieldsOf(body).code)[0]);
    plant(code);
    return code;
  };

  const everywhere = async () => {
    for (const { table, text } of await dumpTables(api.databaseConfig)) record(`table ${table}`, text);
    if (api.databaseConfig.kind === 'sqlite')
      for (const [name, bytes] of fileBytes(api.databaseConfig.file)) record(name, bytes);
    const { text } = await api.client.get('/metrics', { authorization: `Bearer ${SETTINGS.METRICS_TOKEN}` });
    expect(text).toContain('regain_');
    record('metrics', text);
    return leaks();
  };

  it('of codes, tickets and new passwords reach no log, metric, row or file, whatever the vendors answer', async () => {
    const before = sms.calls.length;
    await send(api, account.username, account.phone);
    const code = await sentCode(before);
    await verify(api, account.username, '000001');
    const { info } = (await verify(api, account.username, code)).json as { info: string };
    plant(info);
    await change(api, account.username, info, NEW_PASSWORD);
    expect(await api.canSignIn(account.username, NEW_PASSWORD)).toBe(true);
    await eventually(() => api.log.text.includes(`with webhook`) || undefined);
    expect(await everywhere()).toEqual([]);
  });

  it('of links reach none either, and those of sessions', async () => {
    await sendEmail(api, account.email);
    const raw = await eventually(() => mail.mails.find(({ to }) => to.includes(account.email))?.raw);
    const [, token = ''] = /token(?:=3D|=)=?\s*([\w-]{43})/.exec(raw.replace(/=\r\n/g, '')) ?? [];
    expect(token).not.toBe('');
    plant(token);
    const { text } = await signIn(api, account.username, OLD_PASSWORD);
    plant((JSON.parse(text) as { AccessToken: string }).AccessToken);
    await resetByMail(api, { token, timestamp: '0', uid: account.id });
    await eventually(() => api.log.text.includes('smtp 550') || undefined);
    expect(await everywhere()).toEqual([]);
  });

  it.each([
    ['ER_DUP_ENTRY', 1062, (value: string) => `Duplicate entry '${value}' for key 'PRIMARY'`],
    ['ER_DATA_TOO_LONG', 1406, (value: string) => `Data too long for column 'x' at row 1: ${value}`],
    ['ER_LOCK_WAIT_TIMEOUT', 1205, (value: string) => `Lock wait timeout exceeded; ${value}`],
    ['ER_PARSE_ERROR', 1064, (value: string) => `You have an error in your SQL syntax near '${value}'`],
    ['PROTOCOL_CONNECTION_LOST', undefined, (value: string) => `Connection lost in ${value}`],
    ['SQLITE_CONSTRAINT', undefined, (value: string) => `constraint failed: ${value}`],
  ])('in the words of the database reach none either: %s', async (code, errno, message) => {
    const [ticket, otp, typed] = ['Tk3tCanary-of-a-ticket-0000000000000000000', '864209', OLD_PASSWORD];
    const values = [typed, otp, ticket].join(' ');
    const database = api.app.get(Database);
    const fail = () =>
      Promise.reject(
        new QueryFailedError(
          `SELECT '${values}'`,
          [values],
          Object.assign(new Error(message(values)), { code, errno }),
        ),
      );
    const broken = ['query', 'execute', 'insert', 'withManager'] as const;
    for (const name of broken) Object.defineProperty(database, name, { value: fail, configurable: true });
    try {
      const answers = await Promise.all([
        login(api, account.username, typed),
        updatePassword(api, { phone_number: account.phone, verification_code: otp, new_password: typed }),
        sendCode(api, account.username, account.phone),
        verify(api, account.username, otp),
        change(api, account.username, ticket, NEW_PASSWORD),
        reset(api, { phone: account.phone, code: otp, uid: account.id }, typed),
        resetByMail(api, { token: ticket, timestamp: '0', uid: account.id }, typed),
        signIn(api, account.username, typed),
        reSetPass(api, account.phone, otp, { password: typed }),
        userLogin(api, { loginname: account.username, password: typed }),
      ]);
      for (const { status, text } of answers) record(`answer ${String(status)}`, text);
    } finally {
      for (const name of broken) Reflect.deleteProperty(database, name);
    }
    expect(api.log.text).toContain(code);
    expect(leaks()).toEqual([]);
  });

  it('in bodies that cannot be read come back in no answer', async () => {
    const paths = [
      ...['/api/member/login', '/Systems/changepasswd', '/pcuser-find-password', '/user', '/api/User/Login'],
      ...['/api/user/reSetPass', '/api/User/ChangePassword', '/receipts/webhook', '/receipts/aliyun'],
    ];
    const bodies: readonly (readonly [type: string, body: string])[] = [
      ['application/json', `{"password":"${NEW_PASSWORD}","code":"864209"`],
      ['application/json', `["${NEW_PASSWORD}"]`],
      ['application/json;charset=utf-7', `{"new_password":"${NEW_PASSWORD}"}`],
      ['application/xml', `<A xmlns="urn:x"><Pass>${NEW_PASSWORD}</B></A>`],
      ['application/xml', `<!DOCTYPE a [<!ENTITY b "${NEW_PASSWORD}">]><A><Pass>&b;</Pass></A>`],
      ['application/xml', `<A><Type>${NEW_PASSWORD}</Type></A>`],
      ['application/x-www-form-urlencoded', `new_password=${NEW_PASSWORD}%&code=864209%zz`],
      ['multipart/form-data; boundary=x', `--x\r\n\r\nnew_password=${NEW_PASSWORD}`],
      ['text/plain', NEW_PASSWORD],
      ['application/json', `{"new_password":"${NEW_PASSWORD}","x":"${'x'.repeat(300_000)}"}`],
    ];
    plant(NEW_PASSWORD, '864209');
    for (const path of paths)
      for (const [type, body] of bodies) {
        const { text, headers } = await api.client.post(path, body, { 'content-type': type });
        record(`answer of ${path} to ${type}`, `${text}\n${JSON.stringify(headers)}`);
      }
    const { text } = await api.client.get(`/nothing/${NEW_PASSWORD.slice(0, 3)}?password=${NEW_PASSWORD}`);
    record('answer of an unknown address', text);
    expect(leaks()).toEqual([]);
  });
});
