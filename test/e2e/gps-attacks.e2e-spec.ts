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
} from '../rows/gps/client';
import { describeEachDatabase } from '../support/database-harness';
import { DialectRig } from '../support/dialect-rig';
import { NO_SCALARS, withLiteral } from '../support/hostile-inputs';

const TYPES = [REGISTER, RETRIEVE, CHANGE];
const CHECK_FIELDS = { Type: RETRIEVE, LoginName: 'ada', SMSCode: '123456', Language: '', AppId: '' };

describeEachDatabase('somebody who attacks the User API', (kind) => {
  let rig: DialectRig;

  beforeAll(async () => {
    rig = await DialectRig.open(kind);
    await rig.app.get(CreateClient).execute({ id: 'shop' });
  });

  afterAll(() => rig.close());

  /** A code that was sent for a type, and the login that it was sent to. */
  const sentFor = async (type: number): Promise<{ login: string; code: string }> => {
    if (type === REGISTER) {
      const { phone, code } = await registration(rig);
      return { login: phone, code };
    }
    const { phone, code } = type === RETRIEVE ? await withCode(rig) : await signedIn(rig);
    return { login: phone, code };
  };

  it.each(TYPES.flatMap((sent) => TYPES.map((checked) => [sent, checked] as const)))(
    'uses a code of type %i as one of type %i only where they are the same',
    async (sent, checked) => {
      const { login, code } = await sentFor(sent);
      expect(stateOf(await check(rig, checked, login, code))).toBe(sent === checked ? '0' : '3700');
    },
  );

  it.each(['0', '4', '-1', '99'])('finds no type %s', async (type) => {
    const { phone, code } = await withCode(rig);
    expect(stateOf(await check(rig, Number(type), phone, code))).toBe('3706');
  });

  it('recovers nothing with a code to change a password, nor changes in a session with one to recover', async () => {
    const one = await signedIn(rig);
    expect(stateOf(await change(rig, one.username, { SMSCode: one.code }))).toBe('3700');
    const other = await withCode(rig);
    const session = tokenOf(await signIn(rig, other.username, other.password));
    expect(stateOf(await change(rig, other.username, { SMSCode: other.code, Token: session }))).toBe('3700');
    expect(stateOf(await change(rig, other.username, { SMSCode: other.code }))).toBe('0');
  });

  it('changes the password of nobody else with a code, a ticket or a session of its own', async () => {
    const victim = await rig.someone();
    const attacker = await signedIn(rig);
    const ticket = tokenOf(await check(rig, CHANGE, attacker.username, attacker.code));
    const proofs = [
      { SMSCode: attacker.code },
      { Token: ticket },
      { Token: ticket, SMSCode: attacker.code },
      { Token: attacker.session, SMSCode: attacker.code },
      { Token: attacker.session },
    ];
    for (const proof of proofs) expect(stateOf(await change(rig, victim.username, proof))).toMatch(/^370[01]$/);
    expect(stateOf(await signIn(rig, victim.username, victim.password))).toBe('0');
  });

  it('cannot use a session of its own for a code that somebody else asked for', async () => {
    const victim = await signedIn(rig);
    const attacker = await signedIn(rig);
    const mixed = { Token: attacker.session, SMSCode: victim.code };
    expect(stateOf(await change(rig, victim.username, mixed))).toBe('3700');
    expect(stateOf(await signIn(rig, victim.username, victim.password))).toBe('0');
  });

  it('gets nothing in one app with a code, ticket or session of another', async () => {
    const { username, phone, session, code } = await signedIn(rig);
    const elsewhere = { AppId: 'shop' };
    expect(stateOf(await check(rig, CHANGE, username, code, elsewhere))).toBe('3700');
    const ticket = tokenOf(await check(rig, CHANGE, username, code));
    expect(stateOf(await change(rig, username, { Token: ticket, ...elsewhere }))).toBe('3700');
    expect(stateOf(await change(rig, username, { Token: session, SMSCode: code, ...elsewhere }))).toBe('3707');
    expect(stateOf(await send(rig, phone, RETRIEVE, { Token: session, ...elsewhere }))).toBe('3707');
    expect(stateOf(await signIn(rig, username, 'the same for everybody', elsewhere))).toBe('3705');
    const stranger = await registration(rig);
    expect(stateOf(await check(rig, REGISTER, stranger.phone, stranger.code, elsewhere))).toBe('3700');
    expect(stateOf(await change(rig, username, { Token: ticket }))).toBe('0');
  });

  it('learns from a wrong code nothing of whether there is an account', async () => {
    const { username } = await rig.someone();
    const answers = await Promise.all(
      [username, 'nobody'].map(async (name) => (await check(rig, RETRIEVE, name, '123456')).text),
    );
    expect(answers[0]).toBe(answers[1]);
  });

  it.each(Object.keys(CHECK_FIELDS).flatMap((field) => NO_SCALARS.map((literal) => [field, literal] as const)))(
    'is refused with %s as %s',
    async (field, literal) => {
      const answer = await rig.json('/api/User/CheckVaildateCodeByUser', withLiteral(CHECK_FIELDS, field, literal));
      expect(answer.status).toBe(400);
    },
  );

  it.each<Call>(['SendSMSCode', 'ChangePasswordNeedSMSCode', 'Login'])(
    'is refused with two values for one key of %s',
    async (name) => {
      const { phone } = await rig.someone();
      const twice = `{"Phone":"${phone}","Phone":"+8613999999999","VildateSence":2,"LoginName":"a","LoginName":"b","Name":"a","Name":"b"}`;
      expect((await rig.json(`/api/User/${name}`, twice)).status).toBe(400);
      expect(await rig.messages(phone)).toEqual([]);
    },
  );

  it('sends nothing for several phones at once', async () => {
    const { phone } = await rig.someone();
    const body = withLiteral({ VildateSence: RETRIEVE }, 'Phone', `["${phone}"]`);
    expect((await rig.json('/api/User/SendSMSCode', body)).status).toBe(400);
    expect(stateOf(await call(rig, 'SendSMSCode', { Phone: `${phone},+8613999999999`, VildateSence: 2 }))).toBe('3703');
    expect(await rig.messages(phone)).toEqual([]);
  });
});
