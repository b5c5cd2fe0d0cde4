import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { signature } from '../reply-cases/member/client';
import { REPLIES, WRONG } from '../reply-cases/systems/client';
import { addAccounts, type PhoneAccount } from '../support/accounts';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { openCore } from '../support/open-core';
import { type RunningProcess, startProcess } from '../support/start-process';
import { type SystemsAnswer, SystemsClient } from '../support/systems-client';
import { testEnvironment } from '../support/test-environment';

const ATTEMPTS = 5;
const WRONG_PER_HOUR = 8;
const LOGIN_FAILURES = 2;
const CAPTCHA_CLIENT = 'a client of a test';

/** Limits without allowances of the owner's network: a restart that forgot anything would show at the next request. */
const LIMITS = {
  ...{ attemptsPerChallenge: ATTEMPTS, ownWrongPerDay: 0, wrongPerHour: WRONG_PER_HOUR, loginFailures: LOGIN_FAILURES },
  ...{ cooldownSeconds: 0, dialectCooldownMaxSeconds: 0, targetPerHour: 1, spareSendsPerHour: 0, spareSendsPerDay: 0 },
};

type Fields = Readonly<Record<string, string | number>>;

/** Form that a client sends to a process, and the text of the answer. */
async function form({ url }: RunningProcess, path: string, fields: Fields): Promise<string> {
  const text = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  const headers = { accept: 'application/json' };
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: new URLSearchParams(text) });
  return answer.text();
}

const signIn = (process: RunningProcess, { username }: PhoneAccount, pass: string): Promise<string> =>
  form(process, '/api/user/userLogin', { mobile: '', username, pass });

/** A send with a captcha, whose target does not matter: the proof is judged first. */
const sendWithProof = (process: RunningProcess, proof: string): Promise<string> =>
  form(process, '/api/Smssend/doSend', {
    ...{ mobile: '13700000000', internationalCode: '+86', uuid: '', username: '', type: '2' },
    ...{ imgid: CAPTCHA_CLIENT, imgcode: proof },
  });

const CAPTCHA_REFUSED = /10005/;

async function solved({ url }: RunningProcess): Promise<string> {
  const query = new URLSearchParams({ app: 'smssend', purpose: 'recover', client: CAPTCHA_CLIENT });
  const challenge = (await (await fetch(`${url}/captcha/altcha?${query.toString()}`)).json()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}

async function guess(client: SystemsClient, { username }: PhoneAccount, times: number): Promise<SystemsAnswer> {
  for (let n = 1; n < times; n++) await client.verify(username, WRONG);
  return client.verify(username, WRONG);
}

/** State that a stranger would want a restart to forget, in the rows of four accounts. */
interface Before {
  readonly pending: PhoneAccount & { readonly code: string };
  readonly paused: PhoneAccount;
  readonly used: PhoneAccount & { readonly code: string; readonly ticket: string };
  readonly guessed: PhoneAccount;
  readonly proof: string;
  readonly signed: Fields;
}

async function prepare(process: RunningProcess, accounts: readonly PhoneAccount[]): Promise<Before> {
  const [pending, paused, used, guessed] = accounts as [PhoneAccount, PhoneAccount, PhoneAccount, PhoneAccount];
  const client = new SystemsClient(process.url);
  for (const { username, phone } of [pending, used])
    expect((await client.send(username, phone)).msg).toBe(REPLIES.sent[0]);
  expect((await guess(client, pending, ATTEMPTS - 1)).msg).toBe(REPLIES.wrong[0]);
  expect((await guess(client, paused, WRONG_PER_HOUR)).msg).toBe(REPLIES.wrong[0]);
  const code = await client.code(used.phone);
  const { info: ticket } = await client.verify(used.username, code);
  expect((await client.change(used.username, ticket, 'Hopper1906')).msg).toBe(REPLIES.changed[0]);
  for (let n = 0; n < LOGIN_FAILURES; n++) await signIn(process, guessed, 'a wrong password');
  const proof = await solved(process);
  expect(await sendWithProof(process, proof)).not.toMatch(CAPTCHA_REFUSED);
  const signed = { ...signature(), terminal: 1, phone_number: '13700000000', code: WRONG };
  expect(await form(process, '/api/member/signup/validcode', signed)).toContain('"code":1');
  return {
    ...{ pending: { ...pending, code: await client.code(pending.phone) }, paused, used: { ...used, code, ticket } },
    ...{ guessed, proof, signed },
  };
}

describeEachDatabase('what counts before a restart', (kind) => {
  describe.each(['SIGTERM', 'SIGKILL'] as const)('by %s', (signal) => {
    let database: OpenDatabase;
    let before: Before;
    let process: RunningProcess;
    let client: SystemsClient;

    beforeAll(async () => {
      database = await openDatabase(kind);
      const core = await openCore(database.config);
      const accounts = await addAccounts(core, 4);
      await core.close();
      const captcha = { CAPTCHA: 'image,altcha', ALTCHA_COST: '1' };
      const env = { ...testEnvironment(database.config), ...captcha, LIMITS: JSON.stringify(LIMITS) };
      const first = await startProcess({ env });
      before = await prepare(first, accounts);
      await first.stop(signal);
      process = await startProcess({ env });
      client = new SystemsClient(process.url);
    });

    afterAll(async () => {
      await process.stop();
      await database.close();
    });

    it('counts after it: the wrong codes of a challenge', async () => {
      const { pending } = before;
      expect((await guess(client, pending, 1)).msg).toBe(REPLIES.wrong[0]);
      expect((await client.verify(pending.username, pending.code)).msg).toBe(REPLIES.wrong[0]);
    });

    it('counts after it: the sends to a number', async () => {
      const { username, phone } = before.pending;
      expect((await client.send(username, phone)).msg).toBe(REPLIES.tooOften[0]);
    });

    it('counts after it: the pause after too many wrong codes', async () => {
      const { username, phone } = before.paused;
      expect((await client.send(username, phone)).msg).toBe(REPLIES.tooOften[0]);
    });

    it('counts after it: used codes and tickets', async () => {
      const { username, code, ticket } = before.used;
      expect((await client.verify(username, code)).msg).toBe(REPLIES.outdated[0]);
      expect((await client.change(username, ticket, 'Lovelace1815')).msg).toBe(REPLIES.outdated[0]);
    });

    it('counts after it: failed sign-ins', async () => {
      expect(await signIn(process, before.guessed, 'the same for everybody')).toMatch(CAPTCHA_REFUSED);
    });

    it('counts after it: proofs of work, and signatures of requests', async () => {
      expect(await sendWithProof(process, before.proof)).toMatch(CAPTCHA_REFUSED);
      expect(await form(process, '/api/member/signup/validcode', before.signed)).not.toContain('"code":1');
    });
  });
});
