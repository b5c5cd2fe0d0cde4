import { PasswordHasher } from '../../src/auth/accounts/password.hasher';
import { HeldPasswordHasher } from '../doubles/held-password.hasher';
import * as gps from '../reply-cases/gps/client';
import * as member from '../reply-cases/member/client';
import { other } from '../reply-cases/other-code';
import * as pcuser from '../reply-cases/pcuser/client';
import * as smssend from '../reply-cases/smssend/client';
import * as systems from '../reply-cases/systems/client';
import type { TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import type { Answer } from '../support/http-client';
import { QueuedMessages } from '../support/queued-messages';

const NEW_PASSWORD = 'Hopper1906';
const HOUR = 3_600;
const MINUTE = 60;
const OWNER = '198.51.100.7';
const STRANGER = '2001:db8:bad';

/** Calls of one dialect: those of recovery, and everything that a stranger can do to an account by them. */
interface Dialect {
  /** Asks for a recovery code as the owner does, with a captcha where the dialect has one. */
  send(api: ApiHarness, owner: TestAccount): Promise<Answer>;
  /** Verifies the code and sets a new password. */
  recover(api: ApiHarness, owner: TestAccount, code: string): Promise<unknown>;
  guess(api: ApiHarness, owner: TestAccount, code: string): Promise<unknown>;
  /** Registrations, look-ups and sign-ins. */
  others(api: ApiHarness, owner: TestAccount): readonly Promise<unknown>[];
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  systems: {
    send: (api, owner) => systems.sendTo(api, owner),
    recover: async (api, { username }, code) => {
      const { info } = (await systems.verify(api, username, code)).json as { info: string };
      return systems.change(api, username, info, NEW_PASSWORD);
    },
    guess: (api, { username }, code) => systems.verify(api, username, code),
    others: (api, { username }) => [systems.change(api, username, 'no ticket', NEW_PASSWORD)],
  },
  pcuser: {
    send: (api, { phone }) => pcuser.sendCode(api, phone),
    recover: async (api, { phone, id: uid }, code) => {
      await pcuser.checkCode(api, phone, code);
      return pcuser.reset(api, { phone, code, uid }, NEW_PASSWORD);
    },
    guess: (api, { phone }, code) => pcuser.checkCode(api, phone, code),
    others: (api, { username, phone, id: uid }) => [
      pcuser.checkLogin(api, username),
      pcuser.reset(api, { phone, code: '000000', uid }, NEW_PASSWORD),
    ],
  },
  gps: {
    send: (api, { phone }) => gps.send(api, phone),
    recover: async (api, { phone }, code) => {
      const ticket = gps.tokenOf(await gps.check(api, gps.RETRIEVE, phone, code));
      return gps.change(api, phone, { Token: ticket, NewPass: NEW_PASSWORD });
    },
    guess: (api, { phone }, code) => gps.check(api, gps.RETRIEVE, phone, code),
    others: (api, { username, phone }) => [
      gps.send(api, phone, gps.REGISTER),
      gps.register(api, phone, '000000'),
      gps.signIn(api, username, 'a wrong password'),
    ],
  },
  smssend: {
    send: async (api, { phone }) => smssend.doSend(api, phone, '2', await smssend.captchaFor(api, 'passw')),
    recover: (api, { phone }, code) =>
      smssend.reSetPass(api, phone, code, { newpass: NEW_PASSWORD, newpassck: NEW_PASSWORD }),
    guess: (api, { phone }, code) => smssend.reSetPass(api, phone, code),
    others: (api, { username, phone }) => [
      smssend.doSend(api, phone),
      smssend.doSend(api, phone, smssend.REGISTER),
      smssend.reg(api, { mobile: phone, mobilecode: '000000' }),
      smssend.userLogin(api, { username, pass: 'a wrong password' }),
    ],
  },
  member: {
    send: (api, { username, phone }) => member.sendCode(api, username, phone),
    recover: (api, { username }, code) => member.updatePassword(api, { username, code, new_password: NEW_PASSWORD }),
    guess: (api, { username }, code) => member.updatePassword(api, { username, code }),
    others: (api, { username, phone }) => [
      member.sendSignupCode(api, phone),
      member.signup(api, { username, phone_number: phone, code: '000000' }),
      member.login(api, username, 'a wrong password'),
    ],
  },
};

const uniform = Object.fromEntries(
  ['SYSTEMS', 'PCUSER', 'GPS', 'SMSSEND', 'MEMBER'].map((name) => [`DIALECT_${name}_DISCLOSURE`, 'uniform']),
);

describeEachDatabase('recovery under attack', (kind) => {
  describe.each([
    ['documented', {}],
    ['uniform', uniform],
  ])('%s', (_mode, env) => {
    let api: ApiHarness;
    let messages: QueuedMessages;

    beforeAll(async () => {
      api = await ApiHarness.open(kind, {
        env: { ...env, TRUSTED_PROXIES: '127.0.0.1', LIMITS: '{}' },
        overrides: (builder) => builder.overrideProvider(PasswordHasher).useValue(new HeldPasswordHasher(100)),
      });
      messages = new QueuedMessages(api.app);
    });

    afterAll(() => api.close());

    describe.each(Object.entries(DIALECTS))('%s', (_name, dialect) => {
      let networks = 0;

      /** A stranger's address: one and the same at every other time, else another /64 of its /48. */
      const stranger = () => {
        const n = networks++;
        return api.from(n % 2 === 0 ? `${STRANGER}::1` : `${STRANGER}:${n.toString(16)}::1`);
      };
      /** Everything that the stranger can do at one moment, guesses last and more than a challenge takes. */
      const attack = async (owner: TestAccount) => {
        await dialect.send(stranger(), owner);
        await Promise.all(dialect.others(stranger(), owner));
        for (let guess = 0; guess < 6; guess++) await dialect.guess(stranger(), owner, String(900_000 + guess));
      };
      const attackFor = async (owner: TestAccount, seconds: number) => {
        for (let passed = 0; passed < seconds; passed += HOUR) {
          await attack(owner);
          api.advance(HOUR);
        }
      };
      const codes = ({ phone }: TestAccount): readonly string[] =>
        messages
          .to(phone)
          .filter(({ template }) => template === 'recover-code')
          .flatMap(({ content }) => content.code?.reveal() ?? []);
      /**
       * Tries until a code arrives, every two minutes and after the stranger, who guesses once more before it is entered. Returns the seconds that it took.
       */
      const recover = async (owner: TestAccount): Promise<number> => {
        const home = api.from(OWNER);
        for (let waited = 0; waited <= HOUR; waited += 2 * MINUTE) {
          await attack(owner);
          const before = codes(owner).length;
          await dialect.send(home, owner);
          const [code] = codes(owner).slice(before);
          if (code !== undefined) {
            for (let guess = 0; guess < 6; guess++) await dialect.guess(stranger(), owner, other(code));
            await dialect.recover(home, owner, code);
            if (await api.canSignIn(owner.username, NEW_PASSWORD)) return waited;
          }
          api.advance(2 * MINUTE);
        }
        return Infinity;
      };

      it.each([2, 23])('lets the owner recover within an hour, after %i hours of it', async (hours) => {
        const owner = await api.newAccount({ password: 'Lovelace1815' });
        await attackFor(owner, hours * HOUR);
        expect(await recover(owner)).toBeLessThanOrEqual(HOUR);
      });
    });
  });
});
