import { IdempotencyStore } from '../../src/api/idempotency/idempotency.sql-store';
import { KeyRing } from '../../src/common';
import { Database, DatabaseClock } from '../../src/database';
import { addAccounts, type TestAccount } from '../support/accounts';
import { ApiHarness } from '../support/api-harness';
import { databases, describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { dumpTables } from '../support/database-dump';
import type { Answer } from '../support/http-client';
import { startTwo, type TwoProcesses } from '../support/two-processes';

const DAY_SECONDS = 86_400;
const PARALLEL = 100;

describeEachDatabase('Idempotency-Key on POST /v1/challenges', (kind) => {
  let api: ApiHarness;
  let other: ApiHarness;
  let account: TestAccount;
  let keys = 0;

  beforeAll(async () => {
    const env = { THROTTLE: '100000,send=100000' };
    api = await ApiHarness.open(kind, { env });
    other = kind === 'mysql' ? await ApiHarness.open(kind, { env, shared: api.databaseConfig }) : api;
  });

  beforeEach(async () => {
    account = await api.newAccount();
  });

  afterAll(async () => {
    if (other !== api) await other.close();
    await api.close();
  });

  const newKey = () => `a key of this test ${String(keys++)}`.replaceAll(' ', '-');
  const ask = (key: string, more: object = {}, at = api): Promise<Answer> =>
    at.json(
      '/v1/challenges',
      { purpose: 'recover', channel: 'sms', username: account.username, ...more },
      { 'idempotency-key': key },
    );
  const codeOf = ({ json }: Answer): unknown => (json as { readonly code?: unknown }).code;

  it('runs parallel equal requests once, and answers them alike', async () => {
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: PARALLEL }, (_, n) => ask(key, {}, n % 2 === 0 ? api : other)),
    );
    expect(new Set(answers.map(({ status, text }) => `${String(status)} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect(answers.filter(({ headers }) => headers['idempotency-status'] === undefined)).toHaveLength(1);
    await api.code(account.phone);
    expect(await api.messages(account.phone)).toHaveLength(1);
  });

  it('answers 422 to another body, and runs another key', async () => {
    const key = newKey();
    expect((await ask(key)).status).toBe(202);
    const reused = await ask(key, { locale: 'en' });
    expect([reused.status, codeOf(reused)]).toEqual([422, 'idempotency-key-reused']);
    expect((await ask(newKey(), { locale: 'en' })).headers['idempotency-status']).toBeUndefined();
  });

  it('answers refusals again too', async () => {
    const key = newKey();
    const [first, second] = [await ask(key, { phone: 'no number' }), await ask(key, { phone: 'no number' })];
    expect([first.status, second.status, second.text]).toEqual([422, 422, first.text]);
    expect(second.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('answers 204 again without content', async () => {
    const sent = await ask(newKey());
    const { id } = sent.json as { readonly id: string };
    const verified = await api.json(`/v1/challenges/${id}/verify`, { code: await api.code(account.phone) });
    const body = { ticket: (verified.json as { readonly ticket: string }).ticket, newPassword: 'Hopper1906 and more' };
    const key = { 'idempotency-key': newKey() };
    const answers = [
      await api.json('/v1/password-resets', body, key),
      await api.json('/v1/password-resets', body, key),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [204, ''],
      [204, ''],
    ]);
  });

  it.each(['short', 'x'.repeat(129), 'with a blank in it'])('answers 422 to the key %j', async (key) => {
    const answer = await ask(key);
    expect([answer.status, (answer.json as { field: string }).field]).toEqual([422, 'Idempotency-Key']);
  });

  it('forgets a key after a day', async () => {
    const key = newKey();
    await ask(key);
    api.advance(DAY_SECONDS + 1);
    if (other !== api) other.advance(DAY_SECONDS + 1);
    expect((await ask(key)).headers['idempotency-status']).toBeUndefined();
  });

  it('stores answers encrypted', async () => {
    const { json } = await ask(newKey());
    const { reference, id } = json as { readonly reference: string; readonly id: string };
    const tables = await dumpTables(api.databaseConfig);
    const stored = tables.find(({ table }) => table === 'api_idempotency')?.text ?? '';
    expect(stored).not.toBe('');
    expect([stored.includes(id), stored.includes(`"${reference}"`)]).toEqual([false, false]);
  });
});

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('Idempotency-Key at two processes on one MySQL database', () => {
  let database: OpenDatabase;
  let two: TwoProcesses;

  beforeAll(async () => {
    database = await openDatabase('mysql');
    two = await startTwo(database.config);
  });

  afterAll(async () => {
    await two.close();
    await database.close();
  });

  it('sends one message for 100 parallel equal requests, and answers them alike', async () => {
    const [account] = await addAccounts(two.core, 1);
    const urls = two.processes.map(({ url }) => url);
    const answers = await Promise.all(
      Array.from({ length: PARALLEL }, async (_, n) => {
        const answer = await fetch(`${urls[n % 2] ?? ''}/v1/challenges`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'one-key-at-two-processes' },
          body: JSON.stringify({ purpose: 'recover', channel: 'sms', username: account?.username }),
        });
        return `${String(answer.status)} ${await answer.text()}`;
      }),
    );
    expect([new Set(answers).size, answers[0]?.slice(0, 3)]).toEqual([1, '202']);
    await two.clients[0].code(account?.phone ?? '');
    expect(await two.clients[1].messages(account?.phone ?? '')).toHaveLength(1);
  });

  it('lets the next request run, and says so, once a process has ended in between', async () => {
    const store = new IdempotencyStore(two.core.get(Database), two.core.get(KeyRing));
    const claimed = (owner: string) => store.claim({ digest: 'd'.repeat(43), requestDigest: 'r'.repeat(43), owner });
    expect([await claimed('first'), await claimed('second')]).toEqual(['claimed', 'running']);
    two.core.get(DatabaseClock).advance(61_000);
    const later = await Promise.all(Array.from({ length: 10 }, (_, n) => claimed(`later ${String(n)}`)));
    expect(later.filter((state) => state === 'claimed-again')).toHaveLength(1);
    expect(later.filter((state) => state === 'running')).toHaveLength(9);
  });
});
