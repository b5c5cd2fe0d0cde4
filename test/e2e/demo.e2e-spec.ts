import { ShowAccount, SignIn } from '../../src/auth';
import { createApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';

const DEMO = { app: 'default', identifier: 'demo' };

const CALLER = { app: 'default', ip: '127.0.0.1', disclosure: 'documented' } as const;

describeEachDatabase('the demo account', (kind) => {
  let database: OpenDatabase;

  beforeEach(async () => {
    database = await openDatabase(kind);
  });

  afterEach(() => database.close());

  it('is created once by starts with DEMO, and can sign in', async () => {
    const first = await createApp({ database: database.config, env: { DEMO: 'true' } });
    const made = await first.app.get(ShowAccount).execute(DEMO);
    await first.close();
    expect(made).toMatchObject([{ username: 'demo', phone: '+86138****8000', email: 'd***@example.com' }]);

    const second = await createApp({ database: database.config, env: { DEMO: 'true' } });
    expect(await second.app.get(ShowAccount).execute(DEMO)).toEqual(made);
    const signedIn = await second.app.get(SignIn).execute({
      context: CALLER,
      username: 'demo',
      password: 'Demo12345',
      captcha: 'absent',
    });
    await second.close();
    expect(signedIn.ok).toBe(true);
  });

  it('is not created by other starts', async () => {
    const { app, close } = await createApp({ database: database.config });
    expect(await app.get(ShowAccount).execute(DEMO)).toEqual([]);
    await close();
  });
});
