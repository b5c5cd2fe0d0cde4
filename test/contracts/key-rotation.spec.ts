import type { INestApplicationContext } from '@nestjs/common';
import { CreateAccount, IdentityCardStore, SendRecoveryCode, SignIn, VerifyRecoveryCode } from '../../src/auth';
import { SessionService } from '../../src/auth/sessions/session.service';
import { CreateClient, SignKeys } from '../../src/clients';
import { Database, DatabaseClock } from '../../src/database';
import { run } from '../../src/cli/run';
import { loadConfig } from '../../src/app.config';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { openCore } from '../support/open-core';
import { QueuedMessages } from '../support/queued-messages';
import { Readable } from 'node:stream';

const [OLD, NEW] = ['a-secret-of-a-test-that-is-the-old-one', 'a-secret-of-a-test-that-is-the-new-one'];
const PASSWORD = 'a password beside a rotation';
const CONTEXT = { app: 'default', ip: '127.0.0.1', disclosure: 'documented' } as const;

interface Report {
  readonly keyId: string;
  readonly state: string;
  readonly needs: readonly { readonly what: string; readonly count: number; readonly until: string | null }[];
  readonly removableFrom: string | null;
}

describeEachDatabase('keys:list and keys:rotate', (kind) => {
  let database: OpenDatabase;
  const opened: INestApplicationContext[] = [];

  beforeEach(async () => {
    database = await openDatabase(kind);
  });

  afterEach(async () => {
    for (const process of opened.splice(0)) await process.close();
    await database.close();
  });

  /** Process with these keys. */
  const start = async (...keys: string[]) => {
    const process = await openCore(database.config, { SECRET_KEYS: keys.join(',') });
    opened.push(process);
    return process;
  };
  const regain = async (process: INestApplicationContext, ...args: string[]) => {
    const ending = await run([...args, '--json'], {
      config: () => loadConfig({ SECRET_KEYS: 'any' }),
      stdin: Readable.from([]),
      withCore: (work) => work((token) => process.get(token as never, { strict: false })),
    });
    return { exitCode: ending.exitCode, data: JSON.parse(ending.stdout ?? '') as unknown };
  };
  const reportOn = async (process: INestApplicationContext, secret: string) => {
    const { data } = await regain(process, 'keys:list');
    return (data as Report[]).find(({ keyId }) => keyId === new HkdfKeyRing([secret]).ids[0]);
  };
  const newClient = (process: INestApplicationContext, id: string) => process.get(CreateClient).execute({ id });

  it('lose no code, no session and no sealed row, and say when the old key may go', async () => {
    const old = await start(OLD);
    const messages = new QueuedMessages(old);
    await newClient(old, 'shop');
    const signKey = (await old.get(SignKeys).of('shop'))?.reveal();
    await old.get(IdentityCardStore).add('ada', { kind: 'resident-card', number: '11010519491231002X' });
    const phone = '+8613900139000';
    await old.get(CreateAccount).execute({ app: 'default', username: 'ada', phone, password: PASSWORD });
    const signedIn = await old
      .get(SignIn)
      .execute({ context: CONTEXT, username: 'ada', password: PASSWORD, captcha: 'absent' });
    const token = signedIn.ok ? signedIn.value.token.reveal() : '';
    await old
      .get(SendRecoveryCode)
      .execute({ context: CONTEXT, lookup: { username: 'ada' }, captcha: 'absent', locale: 'en' });
    const code = messages.codeTo(phone);

    const both = await start(NEW, OLD);
    expect(await reportOn(both, OLD)).toMatchObject({ state: 'older', removableFrom: null });
    expect(await regain(both, 'keys:rotate', '--by', 'grace')).toEqual({ exitCode: 0, data: { sealed: 2, lost: 0 } });
    expect(await regain(both, 'keys:rotate')).toEqual({ exitCode: 0, data: { sealed: 0, lost: 0 } });
    const report = await reportOn(both, OLD);
    expect(report?.needs.map(({ what }) => what).sort()).toEqual(['live codes', 'waiting messages']);
    expect(Date.parse(report?.removableFrom ?? '')).toBeGreaterThan(Date.now());
    const verified = await both
      .get(VerifyRecoveryCode)
      .execute({ context: CONTEXT, lookup: { username: 'ada' }, code, mode: 'exchange' });
    expect(verified.ok).toBe(true);

    const only = await start(NEW);
    expect((await only.get(SignKeys).of('shop'))?.reveal()).toBe(signKey);
    expect(await only.get(SessionService).accountOf('default', token)).toBeDefined();
    both.get(DatabaseClock).advance(2 * 86_400_000);
    expect(await reportOn(both, OLD)).toMatchObject({ needs: [] });
    const rows = await both
      .get(Database)
      .query("SELECT operator FROM audit_entries WHERE event = 'rotate-keys' ORDER BY id");
    expect(rows[0]).toEqual({ operator: 'grace' });
  });

  it('seal each row once when several run at a time', async () => {
    const old = await start(OLD);
    for (let n = 0; n < 20; n++) await newClient(old, `shop-${String(n)}`);
    const both = await start(NEW, OLD);
    const endings = await inParallel(4, () => regain(both, 'keys:rotate'));
    const sealed = endings.map(({ data }) => (data as { sealed: number }).sealed);
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(20);
    const only = await start(NEW);
    for (let n = 0; n < 20; n++) expect(await only.get(SignKeys).of(`shop-${String(n)}`)).toBeDefined();
  });

  it('tell what lies under a key that is missing', async () => {
    await newClient(await start(OLD), 'shop');
    const only = await start(NEW);
    expect((await regain(only, 'keys:list')).exitCode).toBe(1);
    expect(await reportOn(only, OLD)).toMatchObject({
      state: 'missing',
      needs: [{ what: 'sign keys of client applications', count: 1, until: null }],
    });
    expect(await regain(only, 'keys:rotate')).toEqual({ exitCode: 1, data: { sealed: 0, lost: 1 } });
  });
});
