import { createHash, createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrateDatabase } from '../../src/database';
import { KeyRing } from '../../src/common';
import { schema } from '../../src/schema';
import { createApp, type TestApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { countRows, FIRST_RELEASE_ENV, knownOfFirstRelease, loadFirstRelease } from '../support/first-release';
import { schemaDrift } from '../support/schema-drift';

const NEW_PASSWORD = 'Hopper1906x';

type Fields = Readonly<Record<string, string | number>>;

describeEachDatabase('the database of the first release', (kind) => {
  const known = knownOfFirstRelease(kind);
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase(kind);
    await loadFirstRelease(database.config);
    await migrateDatabase(database.config, schema);
  });

  afterAll(() => database.close());

  describe('after the migrations', () => {
    it('has every row of every table', async () => {
      const { dumped, present } = await countRows(database.config);
      expect(Object.keys(dumped)).toHaveLength(15);
      expect(present).toEqual(dumped);
    });

    it('has the tables that the entities describe', async () => {
      const dataSource = await new DataSource(dataSourceOptions(database.config, schema)).initialize();
      const drift = await schemaDrift(dataSource);
      await dataSource.destroy();
      expect(drift).toEqual([]);
    });
  });

  describe('under a server of today', () => {
    let served: TestApp;
    let url: string;

    beforeAll(async () => {
      const { app: memberApp } = known.shop;
      const env = { ...FIRST_RELEASE_ENV, SMS_PROVIDERS: 'inbox,webhook', WEBHOOK_URL: 'http://127.0.0.1:1/' };
      served = await createApp({ database: database.config, env: { ...env, DIALECT_MEMBER_APP: memberApp } });
      await served.app.listen(0, '127.0.0.1');
      url = await served.app.getUrl();
    });

    afterAll(() => served.close());

    const post = async (path: string, body: string, headers: Record<string, string>) => {
      const answer = await fetch(url + path, { method: 'POST', body, headers });
      return { status: answer.status, text: await answer.text() };
    };
    const json = async (path: string, fields: object) => {
      const { text } = await post(path, JSON.stringify(fields), { 'content-type': 'application/json' });
      return JSON.parse(text) as Record<string, unknown>;
    };
    const form = async (path: string, fields: Fields) => {
      const body = new URLSearchParams(fields as Record<string, string>).toString();
      const { text } = await post(path, body, { 'content-type': 'application/x-www-form-urlencoded' });
      return JSON.parse(text) as Record<string, unknown>;
    };
    const signIn = (name: string, password: string) =>
      json('/api/User/Login', { Name: name, Pass: password, LoginType: 0, Version: 1 });
    const verify = (username: string, code: string) =>
      json('/Systems/makeSureVerificationCode', { username, verification_code: code });
    const member = (call: string, fields: Fields) =>
      form(`/api/member/${call}`, { ...fields, ...signature(known.shop.signKey) });
    const codesTo = async (phone: string) => {
      const answer = await fetch(`${url}/inbox/messages?to=${encodeURIComponent(phone)}`);
      return ((await answer.json()) as { code: string | null }[]).map(({ code }) => code);
    };

    it('delivers the waiting message, whose code is valid', async () => {
      const { username, phone } = known.queued;
      const [code] = await eventually(async () => (await codesTo(phone)).length > 0 && codesTo(phone), 15_000);
      expect(await verify(username, code ?? '')).toMatchObject({ code: 0, msg: 2006 });
    });

    it('delivers the message that a killed worker held, with the same code', async () => {
      const { phone, code } = known.leased;
      expect(await eventually(async () => (await codesTo(phone)).includes(code), 15_000)).toBe(true);
    });

    it('shows the messages that its inbox had', async () => {
      expect(await codesTo(known.code.phone)).toEqual([known.code.code]);
    });

    it('takes the receipt of a message that it handed over', async () => {
      const body = JSON.stringify({ receipts: [{ id: known.accepted.id, status: 'delivered' }] });
      const seconds = String(Math.floor(Date.now() / 1000));
      const digest = createHmac('sha256', FIRST_RELEASE_ENV.WEBHOOK_SECRET).update(`${seconds}.${body}`).digest('hex');
      const headers = { 'x-regain-timestamp': seconds, 'x-regain-signature': `v1=${digest}` };
      expect((await post('/v1/receipts/webhook', body, headers)).status).toBe(204);
      const deliveries = await withRows(
        database,
        `SELECT delivered_at FROM notification_outbox WHERE id = '${known.accepted.id}' AND state = 'delivered'`,
      );
      expect(deliveries).toHaveLength(1);
    });

    it('accepts the passwords and user names', async () => {
      const { username, password } = known.session;
      expect(await signIn(username, password)).toMatchObject({ State: 0 });
      expect(await signIn(username, `${password}?`)).toMatchObject({ State: 3705 });
      const asked = { LoginName: username, Language: 'en', AppId: '' };
      expect(await json('/api/User/CheckUser', asked)).toMatchObject({ State: 1001 });
    });

    it('accepts the open session', async () => {
      const asked = { Phone: known.session.phone, VildateSence: 2, Language: 'en', AppId: '' };
      const { token } = known.session;
      expect(await json('/api/User/SendSMSCode', { ...asked, Token: token })).toMatchObject({ State: 0 });
      expect(await json('/api/User/SendSMSCode', { ...asked, Token: `${token}?` })).toMatchObject({ State: 3707 });
    });

    it('accepts the code that was sent, once', async () => {
      const { username, code } = known.code;
      expect(await verify(username, code)).toMatchObject({ code: 0, msg: 2006 });
      expect(await verify(username, code)).toMatchObject({ msg: 8014 });
    });

    it('accepts the ticket that was given, once', async () => {
      const { username, ticket } = known.ticket;
      const reset = { username, Verification_char: ticket, new_password: NEW_PASSWORD };
      expect(await json('/Systems/changepasswd', reset)).toMatchObject({ code: 0, msg: 2006 });
      expect(await json('/Systems/changepasswd', reset)).toMatchObject({ msg: 8014 });
      expect(await signIn(username, NEW_PASSWORD)).toMatchObject({ State: 0 });
    });

    it('accepts the link that was mailed, once', async () => {
      const reset = { action: 'find_email_password', ...known.link, new_password: NEW_PASSWORD };
      expect(await form('/user', reset)).toMatchObject({ status: 0, message: '您的密码已经更改!' });
      expect(await form('/user', reset)).toMatchObject({ status: 15008, message: '超时!' });
    });

    it('accepts the answer to the captcha, and the signature of the client', async () => {
      const { username, phone, password } = known.shop;
      const asked = { username, phone_number: phone, ...known.captcha };
      expect(await member('retrievepwd/sendcode', asked)).toMatchObject({ code: 1, message: '验证码已发送' });
      expect(await member('retrievepwd/sendcode', asked)).toMatchObject({ code: 5 });
      expect(await member('login', { username, password, verification_code: '' })).toMatchObject({ code: 1 });
    });

    it('keeps the login throttle', async () => {
      const { username, password } = known.throttled;
      expect(await signIn(username, password)).toMatchObject({ State: 3702 });
    });

    it('keeps the attempts of codes, right ones too', async () => {
      const { username, code } = known.paused;
      expect(await verify(username, code)).toMatchObject({ msg: 8013 });
    });

    it('can decrypt an identity card', async () => {
      const { accountId, name, number } = known.identityCard;
      const sql = `SELECT sealed FROM auth_identity_cards WHERE account_id = '${accountId}'`;
      const [card] = await withRows<{ sealed: string }>(database, sql);
      const opened = served.app.get(KeyRing).open('identity-card', card?.sealed ?? '');
      expect(JSON.parse(opened)).toMatchObject({ name, number });
    });
  });
});

/** The fields that sign a member request of now. */
function signature(key: string): Fields {
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const random = Math.floor(10_000 + Math.random() * 90_000);
  const digest = createHash('md5')
    .update(`random=${String(random)}&timestamp=${timestamp}&terminal=1`)
    .digest('hex');
  return { terminal: 1, time_stamp: timestamp, random, sign: createHmac('sha256', key).update(digest).digest('hex') };
}

/** Rows as any other program would read them. */
async function withRows<T>({ config }: OpenDatabase, sql: string): Promise<readonly T[]> {
  const dataSource = await new DataSource(dataSourceOptions(config, { entities: [], migrations: [] })).initialize();
  try {
    return await dataSource.query<T[]>(sql);
  } finally {
    await dataSource.destroy();
  }
}
