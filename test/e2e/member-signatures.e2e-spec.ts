import { CreateClient } from '../../src/clients';
import { call, KEY, login, said, signature } from '../reply-cases/member/client';
import { leavesOf } from '../support/contract-bodies';
import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';
import { openCore } from '../support/open-core';
import { openDatabase } from '../support/database-harness';
import { createApp } from '../support/create-app';
import { HttpClient } from '../support/http-client';

const NOBODY = { username: 'nobody', password: 'any of them' };
const ACCEPTED = /^14 /;
const REFUSED = '3 签名错误';

describeEachDatabase('POST /api/member/*: the signature', (kind) => {
  const openings: ApiHarness[] = [];
  const open = async (env: NodeJS.ProcessEnv): Promise<ApiHarness> => {
    const api = await ApiHarness.open(kind, { env });
    openings.push(api);
    return api;
  };

  afterAll(() => Promise.all(openings.map((api) => api.close())));

  it('is verified before the captcha, which stays unused', async () => {
    const api = await open({});
    expect(said(await call(api, 'signup/sendcode', { phone_number: '1', sign: 'x' }))).toBe(REFUSED);
    expect(said(await call(api, 'signup/sendcode', { phone_number: '1' }))).toMatch(/^5 /);
  });

  it('covers a terminal that is left out as number 0', async () => {
    const api = await open({});
    const answer = await api.json('/api/member/login', { ...NOBODY, ...signature() });
    expect(leavesOf(answer)['code']).toBe('3');
  });

  it('is accepted once with each body where DIALECT_MEMBER_REPLAY is body', async () => {
    const api = await open({ DIALECT_MEMBER_REPLAY: 'body' });
    const signed = signature();
    expect(said(await call(api, 'login', { ...NOBODY, ...signed }))).toMatch(ACCEPTED);
    expect(said(await call(api, 'login', { ...NOBODY, ...signed }, { format: 'xml' }))).toBe(REFUSED);
    expect(said(await call(api, 'login', { ...NOBODY, ...signed, username: 'somebody' }))).toMatch(ACCEPTED);
  });

  it('is accepted repeatedly where DIALECT_MEMBER_REPLAY is off', async () => {
    const api = await open({ DIALECT_MEMBER_REPLAY: 'off' });
    const signed = signature();
    for (let times = 0; times < 2; times++)
      expect(said(await call(api, 'login', { ...NOBODY, ...signed }))).toMatch(ACCEPTED);
  });

  it('is not required where DIALECT_MEMBER_SIGN is off', async () => {
    const api = await open({ DIALECT_MEMBER_SIGN: 'off' });
    const unsigned = { ...NOBODY, sign: '', time_stamp: '', random: 0 };
    expect(said(await call(api, 'login', unsigned))).toMatch(ACCEPTED);
  });

  it('is made with the configured key', async () => {
    const api = await open({ MEMBER_SIGN_KEY: 'another key' });
    expect(said(await login(api, NOBODY.username, NOBODY.password))).toBe(REFUSED);
    expect(said(await call(api, 'login', { ...NOBODY, ...signature('another key') }))).toMatch(ACCEPTED);
  });

  it('is made with the key of DIALECT_MEMBER_APP, and no other', async () => {
    const database = await openDatabase(kind);
    const core = await openCore(database.config);
    const created = await core.get(CreateClient).execute({ id: 'trains' });
    await core.close();
    const key = created.ok ? created.value.signKey.reveal() : '';
    const { app, close } = await createApp({ database: database.config, env: { DIALECT_MEMBER_APP: 'trains' } });
    const client = await HttpClient.of(app);
    const ask = async (signed: object) =>
      leavesOf(await client.json('/api/member/login', { ...NOBODY, terminal: 1, ...signed }))['code'];
    expect(await ask(signature(KEY))).toBe('3');
    expect(await ask(signature(key))).toBe('14');
    await close();
    await database.close();
  });
});
