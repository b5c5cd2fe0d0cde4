import { other } from '../reply-cases/other-code';
import { change, send, sendTo, verify, withCode, withTicket, WRONG } from '../reply-cases/systems/client';
import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';
import { doubled, misspelt, NO_CODES, NO_SCALARS, NOTHING, PASTED_CODES, withLiteral } from '../support/hostile-inputs';

const MALFORMED = '{"code":1,"msg":3003,"info":"账号、密码和验证码不可为空"}';

const CALLS: readonly (readonly [call: string, fields: object])[] = [
  ['sendVerificationCode', { username: 'ada', mobile_phone: '13800138001' }],
  ['makeSureVerificationCode', { username: 'ada', verification_code: '123456' }],
  ['changepasswd', { username: 'ada', Verification_char: 'ticket', new_password: 'Hopper1906' }],
];
const FIELDS = CALLS.flatMap(([call, fields]) => Object.keys(fields).map((name) => [call, name, fields] as const));

describeEachDatabase('attacks on /Systems', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  it('reject a code of the own phone for the account of another', async () => {
    const attacker = await withCode(api);
    const victim = await withCode(api);
    expect((await verify(api, victim.username, attacker.code)).json).toMatchObject({ msg: 8013 });
    expect((await verify(api, victim.username, victim.code)).json).toMatchObject({ msg: 2006 });
    expect(await api.canSignIn(victim.username, victim.password)).toBe(true);
  });

  it('send no code of another to the own phone', async () => {
    const [attacker, victim] = [await api.newAccount(), await api.newAccount()];
    expect((await send(api, victim.username, attacker.phone)).json).toMatchObject({ msg: 8005 });
    const { phone } = await withCode(api);
    expect(await api.messages(phone)).toHaveLength(1);
    expect(await api.messages(attacker.phone)).toEqual([]);
    expect(await api.messages(victim.phone)).toEqual([]);
  });

  it('reject the own ticket for the account of another, and leave it good', async () => {
    const attacker = await withTicket(api);
    const victim = await withTicket(api);
    expect((await change(api, victim.username, attacker.ticket)).json).toMatchObject({ msg: 8013 });
    expect(await api.canSignIn(victim.username, victim.password)).toBe(true);
    expect((await change(api, attacker.username, attacker.ticket)).json).toMatchObject({ msg: 2006 });
    expect((await change(api, victim.username, victim.ticket)).json).toMatchObject({ msg: 2006 });
  });

  it('reject a code, or anything else, in place of a ticket', async () => {
    const { username, password, code } = await withCode(api);
    for (const ticket of [code, '0', 'undefined', 'null', '*************', "' OR 1=1 --", '%'])
      expect((await change(api, username, ticket)).json).toMatchObject({ msg: 8013 });
    expect(await api.canSignIn(username, password)).toBe(true);
  });

  it('reject an older ticket after the password was changed', async () => {
    const first = await withTicket(api);
    api.advance(90);
    await sendTo(api, first);
    const second = (await verify(api, first.username, await api.code(first.phone, 2))).json as { info: string };
    expect((await change(api, first.username, second.info)).json).toMatchObject({ msg: 2006 });
    expect((await change(api, first.username, first.ticket)).json).toMatchObject({ msg: 8014 });
  });

  it('stop guesses after five wrong codes, across codes', async () => {
    const account = await withCode(api);
    for (let guess = 0; guess < 5; guess++) await verify(api, account.username, other(account.code));
    expect((await verify(api, account.username, account.code)).json).toMatchObject({ msg: 8013 });
    api.advance(90);
    await sendTo(api, account);
    const next = await api.code(account.phone, 2);
    for (let guess = 0; guess < 5; guess++) await verify(api, account.username, other(next));
    api.advance(90);
    expect((await sendTo(api, account)).json).toMatchObject({ msg: 5006 });
    expect((await verify(api, account.username, next)).json).toMatchObject({ msg: 8013 });
  });

  it.each(PASTED_CODES)('accept a code %s', async (_name, write) => {
    const { username, code } = await withCode(api);
    expect((await verify(api, username, write(code))).json).toMatchObject({ msg: 2006 });
  });

  it.each(NO_CODES)('reject a code %s, as often as it comes, and charge no attempt', async (_name, write) => {
    const { username, code } = await withCode(api);
    for (let times = 0; times < 12; times++)
      expect((await verify(api, username, write(code))).json).toMatchObject({ code: 1, msg: 8013 });
    expect((await verify(api, username, code)).json).toMatchObject({ msg: 2006 });
  });

  describe.each(FIELDS)('in the body of %s, with %s', (call, name, fields) => {
    const post = (literal: string) => api.json(`/Systems/${call}`, withLiteral(fields, name, literal));

    it.each(NO_SCALARS)('= %s: answers 400', async (literal) => {
      const { status, text } = await post(literal);
      expect({ status, text }).toEqual({ status: 400, text: MALFORMED });
    });

    it.each(NOTHING)('= %s: answers 3003', async (literal) => {
      const { status, text } = await post(literal);
      expect({ status, text }).toEqual({ status: 200, text: MALFORMED });
    });

    it('twice: answers 400', async () => {
      const body = JSON.stringify(fields).replace('{', `{"${name}":"other",`);
      const { status, text } = await api.json(`/Systems/${call}`, body);
      expect({ status, text }).toEqual({ status: 400, text: MALFORMED });
    });
  });

  it.each(FIELDS.filter(([, name]) => name !== 'mobile_phone'))(
    'read an integer sent to %s as %s, and reject any other number',
    async (call, name, fields) => {
      const statusOf = async (literal: string) =>
        (await api.json(`/Systems/${call}`, withLiteral(fields, name, literal))).status;
      for (const literal of ['0', '1', '7', '123456', '123456.0', '1.23456E5'])
        expect([literal, await statusOf(literal)]).toEqual([literal, 200]);
      for (const literal of ['1e-5', '1.5', '-1', '-0', '1e400', '1E1000000'])
        expect([literal, await statusOf(literal)]).toEqual([literal, 400]);
    },
  );

  it('read the number of a phone without rounding, shortening or confusion', async () => {
    const { username, phone } = await api.newAccount();
    const national = phone.replace('+86', '');
    const literals = [
      `${national}.5`,
      `${national}e-1`,
      `${national}E1000000`,
      `-${national}`,
      `${national}00000000000`,
      '0',
    ];
    for (const literal of literals) {
      const body = withLiteral({ username }, 'mobile_phone', literal);
      expect((await api.json('/Systems/sendVerificationCode', body)).json).toMatchObject({ code: 1 });
    }
    expect(await api.messages(phone)).toEqual([]);
  });

  it.each(CALLS)('reach %s under its own URL only, by POST', async (call, fields) => {
    for (const path of misspelt(`/Systems/${call}`))
      expect([path, (await api.json(path, fields)).status]).toEqual([path, 404]);
    const { status, headers } = await api.client.get(`/Systems/${call}?username=ada`);
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'POST' });
  });

  it.each(CALLS)('reach %s with doubled slashes', async (call, fields) => {
    const { text } = await api.json(`/Systems/${call}`, fields);
    for (const path of doubled(`/Systems/${call}`)) {
      const answer = await api.json(path, fields);
      expect([path, answer.status, answer.text]).toEqual([path, 200, text]);
      const { status, headers } = await api.client.get(path);
      expect({ path, status, allow: headers.allow }).toEqual({ path, status: 405, allow: 'POST' });
    }
  });

  it('answer 400 for a body that is not one JSON object', async () => {
    for (const body of [
      '',
      '[]',
      '[{"username":"ada"}]',
      '"ada"',
      'null',
      '{"username":"ada"',
      '{"a":1}x',
      '\uFEFF\uFEFF{}',
    ]) {
      const { status, text } = await api.json('/Systems/makeSureVerificationCode', body);
      expect({ body, status, text }).toEqual({ body, status: body === '' ? 200 : 400, text: MALFORMED });
    }
  });

  it('reach the fields behind one byte order mark', async () => {
    const { status, text } = await api.json('/Systems/makeSureVerificationCode', '\uFEFF{}');
    expect({ status, text }).toEqual({ status: 200, text: MALFORMED });
  });

  it('answer 400 for a body that is too large', async () => {
    const { status, text } = await api.json('/Systems/changepasswd', { new_password: 'x'.repeat(20_000) });
    expect({ status, text }).toEqual({ status: 413, text: MALFORMED });
  });

  it('leave no code, ticket or password in the log', async () => {
    const { username, code, ticket } = await withTicket(api);
    await change(api, username, ticket, 'Secret1906');
    await change(api, username, WRONG, 'Secret1906');
    const log = api.log.text;
    for (const secret of [code, ticket, 'Secret1906']) expect(log).not.toContain(secret);
  });
});
