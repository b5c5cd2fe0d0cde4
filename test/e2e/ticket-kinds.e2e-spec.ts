import * as gps from '../reply-cases/gps/client';
import * as pcuser from '../reply-cases/pcuser/client';
import * as systems from '../reply-cases/systems/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';

const NEW_PASSWORD = 'Hopper1906';

/** Token as a client got it, with the time stamp that stands beside it in a link. */
interface Token {
  readonly token: string;
  readonly timestamp: string;
}

const bare = (token: string): Token => ({ token, timestamp: '0' });

/** How a client of each dialect gets a token of the account. */
const TOKENS: Readonly<Record<string, (api: ApiHarness, account: TestAccount) => Promise<Token>>> = {
  systemsTicket: async (api, { username, phone }) => {
    await systems.send(api, username, phone);
    const verified = await systems.verify(api, username, await api.code(phone));
    return bare((verified.json as { info: string }).info);
  },
  gpsTicket: async (api, { username, phone }) => {
    await gps.send(api, phone);
    return bare(gps.tokenOf(await gps.check(api, gps.RETRIEVE, username, await api.code(phone))));
  },
  gpsChangeTicket: async (api, { username, phone, password }) => {
    const Token = gps.tokenOf(await gps.signIn(api, username, password));
    await gps.send(api, phone, gps.RETRIEVE, { Token });
    return bare(gps.tokenOf(await gps.check(api, gps.CHANGE, username, await api.code(phone))));
  },
  gpsSession: async (api, { username, password }) => bare(gps.tokenOf(await gps.signIn(api, username, password))),
  pcuserLink: async (api, { email }) => {
    await pcuser.sendEmail(api, email);
    return api.link(email);
  },
};

/** How a client of each dialect sets a new password with a token. */
const RESETS: Readonly<Record<string, (api: ApiHarness, account: TestAccount, token: Token) => Promise<unknown>>> = {
  systems: (api, { username }, { token }) => systems.change(api, username, token, NEW_PASSWORD),
  gps: (api, { username }, { token }) => gps.change(api, username, { Token: token, NewPass: NEW_PASSWORD }),
  pcuser: (api, { id }, token) => pcuser.resetByMail(api, { ...token, uid: id }, NEW_PASSWORD),
};

const ACCEPTED: Readonly<Record<string, readonly string[]>> = {
  systemsTicket: ['systems', 'gps'],
  gpsTicket: ['systems', 'gps'],
  gpsChangeTicket: ['gps'],
  gpsSession: [],
  pcuserLink: ['pcuser'],
};

const PAIRS = Object.keys(TOKENS).flatMap((token) => Object.keys(RESETS).map((reset) => [token, reset] as const));

describeEachDatabase('a ticket of one kind', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  it.each(PAIRS)('%s, used at %s, passes only where that kind is meant', async (name, reset) => {
    const account = await api.newAccount();
    const token = await TOKENS[name]?.(api, account);
    expect(token?.token).toMatch(/^[\w-]{43}$/);
    await RESETS[reset]?.(api, account, token ?? bare(''));
    expect(await api.canSignIn(account.username, NEW_PASSWORD)).toBe(ACCEPTED[name]?.includes(reset));
  });
});
