import { CreateClient } from '../../src/clients';
import * as gps from '../reply-cases/gps/client';
import * as member from '../reply-cases/member/client';
import * as pcuser from '../reply-cases/pcuser/client';
import * as smssend from '../reply-cases/smssend/client';
import * as systems from '../reply-cases/systems/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import type { HttpClient } from '../support/http-client';
import { Typist } from '../support/typed-spellings';

const COOLDOWN_SECONDS = 120;
const HOME = '198.51.100.7';

/** The same service, asked from another client address. */
function from(api: ApiHarness, address: string): ApiHarness {
  const send: HttpClient['send'] = (method, path, headers, body) =>
    api.client.send(method, path, { 'x-forwarded-for': address, ...headers }, body);
  return Object.create(api, { client: { value: Object.create(api.client, { send: { value: send } }) } }) as ApiHarness;
}

/** Use of a code; true where it was taken for right. */
type Use = (api: ApiHarness, account: TestAccount, code: string) => Promise<boolean>;

const bySystems: Use = async (api, { username }, code) =>
  ((await systems.verify(api, username, code)).json as { msg: number }).msg === systems.REPLIES.ticket[0];
const uses: readonly Use[] = [
  bySystems,
  async (api, { phone }, code) => ((await pcuser.checkCode(api, phone, code)).json as { status: number }).status === 0,
  async (api, { phone }, code) => ((await smssend.reSetPass(api, phone, code)).json as { code: number }).code === 0,
  async (api, { username }, code) => gps.stateOf(await gps.check(api, gps.RETRIEVE, username, code)) === '0',
  async (api, { phone }, code) => gps.stateOf(await gps.change(api, phone, { SMSCode: code })) === '0',
  async (api, { username }, code) =>
    member.said(await member.updatePassword(api, { username, code })) === member.REPLIES.done.join(' '),
];
const useInTurn: Use = (api, account, code) => uses[turn++ % uses.length]!(api, account, code);
let turn = 0;

const typist = new Typist(60);
const upper = ({ username, ...rest }: TestAccount): TestAccount => ({
  ...rest,
  username: ` ${username.toUpperCase()} `,
});

/** Guesses that a stranger makes in the hope of having more of them; the codes are asked for from the owner's network. */
const TRICKS: readonly (readonly [trick: string, guess: Use])[] = [
  ['another dialect for each guess', useInTurn],
  [
    'another spelling of name, number and code',
    (api, account, code) =>
      useInTurn(api, { ...upper(account), phone: typist.phone(account.phone) }, typist.code(code)),
  ],
  [
    'a client address of its own for each guess',
    (api, account, code) => useInTurn(from(api, `203.0.${String(turn % 250)}.1`), account, code),
  ],
  [
    'guesses for another client application in between',
    async (api, account, code) => {
      await gps.check(api, gps.RETRIEVE, account.phone, code, { AppId: 'shop' });
      return useInTurn(api, account, code);
    },
  ],
  [
    'a clock of the client that is wrong',
    async (api, { username }, code) => {
      const headers = { date: 'Thu, 01 Jan 2099 00:00:00 GMT' };
      const at = Date.now() + (turn++ % 2 === 0 ? 240_000 : -240_000);
      const fields = { username, code, ...member.signature(member.KEY, at) };
      return member.said(await member.updatePassword(api, fields, { headers })) === member.REPLIES.done.join(' ');
    },
  ],
  [
    'a resend in between, which waits',
    async (api, account, code) => {
      await systems.sendTo(api, account);
      return useInTurn(api, account, code);
    },
  ],
];

describeEachDatabase('guesses at a code', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { TRUSTED_PROXIES: 'loopback' } });
    expect((await api.app.get(CreateClient, { strict: false }).execute({ id: 'shop' })).ok).toBe(true);
  });

  afterAll(() => api.close());

  const isRightAnywhere = async (account: TestAccount, code: string): Promise<boolean> => {
    for (const use of uses) if (await use(api, account, code)) return true;
    return false;
  };
  const wrongOnes = (code: string): readonly string[] =>
    Array.from({ length: 5 }, (_, n) => String((Number(code) + n + 1) % 1_000_000).padStart(6, '0'));

  it.each(TRICKS)('are five for a code, and ten for an hour, by %s', async (_trick, guess) => {
    const account = await api.newAccount();
    await systems.sendTo(from(api, HOME), account);
    const first = await api.code(account.phone);
    for (const wrong of wrongOnes(first)) expect(await guess(api, account, wrong)).toBe(false);
    expect(await guess(api, account, first)).toBe(false);
    api.advance(COOLDOWN_SECONDS);
    await systems.sendTo(from(api, HOME), account);
    const second = await api.code(account.phone, 2);
    for (const wrong of wrongOnes(second).slice(1)) expect(await guess(api, account, wrong)).toBe(false);
    expect(await isRightAnywhere(account, second)).toBe(false);
  });

  it('are judged as long as some are left, whatever was tried before', async () => {
    for (const [, guess] of TRICKS) {
      const account = await api.newAccount();
      await systems.sendTo(from(api, HOME), account);
      const code = await api.code(account.phone);
      for (const wrong of wrongOnes(code).slice(1)) expect(await guess(api, account, wrong)).toBe(false);
      expect(await bySystems(api, account, code)).toBe(true);
    }
  });
});
