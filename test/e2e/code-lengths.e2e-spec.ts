import { CreateAccount } from '../../src/auth';
import { CreateClient } from '../../src/clients';
import { ApiHarness } from '../support/api-harness';
import { ApiV1, membersOf } from '../support/api-v1';
import { describeEachDatabase } from '../support/database-harness';
import { plant } from '../support/secret-watch';
import { twilioService } from '../support/twilio-client';

const DIGITS = 8;
const PASSWORD = 'a password of the bank';

describeEachDatabase('codes of a client application with a length of its own', (kind) => {
  let api: ApiHarness;
  let bank: ApiV1;
  let login: { username: string; password: string; service: string };

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
    bank = new ApiV1(api).with({ 'x-client-id': 'bank' });
    const created = await api.app.get(CreateClient).execute({ id: 'bank', codeLength: DIGITS });
    if (!created.ok) throw new Error(created.refusal.reason);
    const { sid, secret } = created.value;
    plant(secret.reveal());
    plant(PASSWORD);
    login = { username: `AC${sid}`, password: secret.reveal(), service: `VA${sid}` };
  });

  afterAll(() => api.close());

  it('have that many digits at /v1, told of an account and of none alike, and yield a ticket', async () => {
    const phone = api.freePhone();
    const account = { app: 'bank', username: 'ada', phone, password: PASSWORD };
    expect((await api.app.get(CreateAccount).execute(account)).ok).toBe(true);
    const recover = (username: string) => bank.post('challenges', { purpose: 'recover', channel: 'sms', username });
    const [known, unknown] = [membersOf(await recover('ada')), membersOf(await recover('nobody'))];
    expect([known['codeLength'], unknown['codeLength']]).toEqual([DIGITS, DIGITS]);
    const code = await api.code(phone);
    expect(code).toMatch(/^\d{8}$/);
    const verified = await bank.post(`challenges/${String(known['id'])}/verify`, { code });
    expect(typeof membersOf(verified)['ticket']).toBe('string');
  });

  it('have that many digits for the SDK of Twilio Verify, whose service tells it', async () => {
    const sdk = twilioService(api.client.baseUrl, login);
    const to = api.freePhone();
    expect(await sdk.fetch()).toMatchObject({ codeLength: DIGITS });
    await sdk.verifications.create({ to, channel: 'sms' });
    const code = await api.code(to);
    expect(code).toHaveLength(DIGITS);
    expect(await sdk.verificationChecks.create({ to, code })).toMatchObject({ status: 'approved' });
  });

  it('have the usual number of digits elsewhere', async () => {
    const { username, phone } = await api.newAccount();
    const sent = await new ApiV1(api).post('challenges', { purpose: 'recover', channel: 'sms', username });
    expect(membersOf(sent)).toMatchObject({ codeLength: 6 });
    expect(await api.code(phone)).toHaveLength(6);
  });
});
