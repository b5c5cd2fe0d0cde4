import { CreateClient } from '../../src/clients';
import {
  call,
  type Call,
  change,
  CHANGE,
  check,
  registration,
  REGISTER,
  RETRIEVE,
  send,
  signedIn,
  signIn,
  stateOf,
  tokenOf,
  withCode,
} from '../reply-cases/gps/client';
import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';
import { NO_SCALARS, withLiteral } from '../support/hostile-inputs';

const TYPES = [REGISTER, RETRIEVE, CHANGE];
const CHECK_FIELDS = { Type: RETRIEVE, LoginName: 'ada', SMSCode: '123456', Language: '', AppId: '' };

describeEachDatabase('attacks on /api/User', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
    await api.app.get(CreateClient).execute({ id: 'shop' });
  });

  afterAll(() => api.close());

  /** A code that was sent for a type, and the login that it was sent to. */
  const sentFor = async (type: number): Promise<{ login: string; code: string }> => {
    if (type === REGISTER) {
      const { phone, code } = await registration(api);
      return { login: phone, code };
    }
    const { phone, code } = type === RETRIEVE ? await withCode(api) : await signedIn(api);
    return { login: phone, code };
  };

  it.each(TYPES.flatMap((sent) => TYPES.map((checked) => [sent, checked] as const)))(
    'accept a code of type %i as one of type %i only where they are the same',
    async (sent, checked) => {
      const { login, code } = await sentFor(sent);
      expect(stateOf(await check(api, checked, login, code))).toBe(sent === checked ? '0' : '3700');
    },
  );

  it.each(['0', '4', '-1', '99'])('answer 3706 for the type %s', async (type) => {
    const { phone, code } = await withCode(api);
    expect(stateOf(await check(api, Number(type), phone, code))).toBe('3706');
  });

  it('reject a change code for a recovery, and a recovery code for a change in a session', async () => {
    const one = await signedIn(api);
    expect(stateOf(await change(api, one.username, { SMSCode: one.code }))).toBe('3700');
    const other = await withCode(api);
    const session = tokenOf(await signIn(api, other.username, other.password));
    expect(stateOf(await change(api, other.username, { SMSCode: other.code, Token: session }))).toBe('3700');
    expect(stateOf(await change(api, other.username, { SMSCode: other.code }))).toBe('0');
  });

  it('reject the own code, ticket and session for the account of another', async () => {
    const victim = await api.newAccount();
    const attacker = await signedIn(api);
    const ticket = tokenOf(await check(api, CHANGE, attacker.username, attacker.code));
    const proofs = [
      { SMSCode: attacker.code },
      { Token: ticket },
      { Token: ticket, SMSCode: attacker.code },
      { Token: attacker.session, SMSCode: attacker.code },
      { Token: attacker.session },
    ];
    for (const proof of proofs) expect(stateOf(await change(api, victim.username, proof))).toMatch(/^370[01]$/);
    expect(stateOf(await signIn(api, victim.username, victim.password))).toBe('0');
  });

  it('reject the own session with the code of another', async () => {
    const victim = await signedIn(api);
    const attacker = await signedIn(api);
    const mixed = { Token: attacker.session, SMSCode: victim.code };
    expect(stateOf(await change(api, victim.username, mixed))).toBe('3700');
    expect(stateOf(await signIn(api, victim.username, victim.password))).toBe('0');
  });

  it('reject codes, tickets and sessions of another application', async () => {
    const { username, phone, session, code } = await signedIn(api);
    const elsewhere = { AppId: 'shop' };
    expect(stateOf(await check(api, CHANGE, username, code, elsewhere))).toBe('3700');
    const ticket = tokenOf(await check(api, CHANGE, username, code));
    expect(stateOf(await change(api, username, { Token: ticket, ...elsewhere }))).toBe('3700');
    expect(stateOf(await change(api, username, { Token: session, SMSCode: code, ...elsewhere }))).toBe('3707');
    expect(stateOf(await send(api, phone, RETRIEVE, { Token: session, ...elsewhere }))).toBe('3707');
    expect(stateOf(await signIn(api, username, 'the same for everybody', elsewhere))).toBe('3705');
    const stranger = await registration(api);
    expect(stateOf(await check(api, REGISTER, stranger.phone, stranger.code, elsewhere))).toBe('3700');
    expect(stateOf(await change(api, username, { Token: ticket }))).toBe('0');
  });

  it('do not learn from a wrong code whether an account exists', async () => {
    const { username } = await api.newAccount();
    const answers = await Promise.all(
      [username, 'nobody'].map(async (name) => (await check(api, RETRIEVE, name, '123456')).text),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it.each(Object.keys(CHECK_FIELDS).flatMap((field) => NO_SCALARS.map((literal) => [field, literal] as const)))(
    'answer 400 for %s = %s',
    async (field, literal) => {
      const answer = await api.json('/api/User/CheckVaildateCodeByUser', withLiteral(CHECK_FIELDS, field, literal));
      expect(answer.status).toBe(400);
    },
  );

  it.each<Call>(['SendSMSCode', 'ChangePasswordNeedSMSCode', 'Login'])(
    'answer 400 for a repeated key of %s',
    async (name) => {
      const { phone } = await api.newAccount();
      const twice = `{"Phone":"${phone}","Phone":"+8613999999999","VildateSence":2,"LoginName":"a","LoginName":"b","Name":"a","Name":"b"}`;
      expect((await api.json(`/api/User/${name}`, twice)).status).toBe(400);
      expect(await api.messages(phone)).toEqual([]);
    },
  );

  it('send nothing to several phones at once', async () => {
    const { phone } = await api.newAccount();
    const body = withLiteral({ VildateSence: RETRIEVE }, 'Phone', `["${phone}"]`);
    expect((await api.json('/api/User/SendSMSCode', body)).status).toBe(400);
    expect(stateOf(await call(api, 'SendSMSCode', { Phone: `${phone},+8613999999999`, VildateSence: 2 }))).toBe('3703');
    expect(await api.messages(phone)).toEqual([]);
  });
});
