import { getDataSourceToken } from '@nestjs/typeorm';
import { Test, type TestingModule } from '@nestjs/testing';
import { CaptchaEntity } from '../../src/captcha/captcha.entity';
import { TypeormCaptchaStore } from '../../src/captcha/typeorm-captcha.store';
import { CaptchaService } from '../../src/captcha/captcha.service';
import { Database, DatabaseClock } from '../../src/database';
import { CreateCaptchas1763700001000 } from '../../src/database/migrations/1763700001000-create-captchas';
import { RememberReplacedCaptchas1764172000000 } from '../../src/database/migrations/1764172000000-remember-replaced-captchas';
import { HkdfKeyRing } from '../../src/common/key-ring';
import { FixedClock } from '../doubles/fixed-clock';
import { InMemoryCaptchaStore } from '../doubles/in-memory-captcha.store';
import { ScriptedAudioKinds, ScriptedCaptchaKind } from '../doubles/scripted-captcha-kind';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { platformModules } from '../support/platform-modules';
import { testConfig } from '../support/test-environment';
import { StatementCounter } from '../support/statement-counter';
import { captchaStoreContract } from './captcha-store.contract';

describe('InMemoryCaptchaStore', () => {
  captchaStoreContract(() => {
    const clock = new FixedClock();
    return Promise.resolve({
      store: new InMemoryCaptchaStore(clock),
      advance: (milliseconds) => {
        clock.advance(milliseconds);
      },
    });
  });
});

describeEachDatabase('TypeormCaptchaStore', (kind) => {
  let database: OpenDatabase;
  let app: TestingModule;

  beforeAll(async () => {
    database = await openDatabase(kind);
    const migrations = [CreateCaptchas1763700001000, RememberReplacedCaptchas1764172000000];
    const schema = { entities: [CaptchaEntity], migrations };
    const imports = platformModules(testConfig(database.config), schema);
    app = await Test.createTestingModule({ imports }).compile();
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  const open = async () => {
    await app.get(Database).execute('DELETE FROM captcha_captchas');
    return {
      store: new TypeormCaptchaStore(app.get(Database)),
      advance: (milliseconds: number) => {
        app.get(DatabaseClock).advance(milliseconds);
      },
    };
  };

  captchaStoreContract(open);

  it('stores, finds and removes with one statement each', async () => {
    const { store } = await open();
    const counter = new StatementCounter(app.get(getDataSourceToken()));
    const mac = { keyId: 'key', digest: 'digest' };
    const put = await counter.during(() => store.put('subject', mac, 120));
    const find = await counter.during(() => store.find('subject'));
    const remove = await counter.during(() => store.remove('subject', mac));
    expect([put, find, remove].map(({ inside, outside }) => [inside, outside])).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  const openService = async () => {
    const { store } = await open();
    const keys = new HkdfKeyRing(['a key ring for tests only']);
    const options = { lifetimeSeconds: 120, length: 5, crossSite: false, publicHttps: false, cookiePath: '/' };
    return new CaptchaService(
      new ScriptedCaptchaKind(['AEHJK']),
      new ScriptedAudioKinds(['123456']),
      store,
      keys,
      options,
    );
  };
  const subject = { app: 'default', client: 'one browser', purpose: 'recover' } as const;

  it('accepts one of 50 parallel requests with the same right answer', async () => {
    const captchas = await openService();
    await captchas.issue(subject);
    const verified = await Promise.all(Array.from({ length: 50 }, () => captchas.verify(subject, 'aehjk')));
    expect(verified.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('stores neither the answer nor the client', async () => {
    await (await openService()).issue(subject);
    const rows = await app.get(Database).query('SELECT * FROM captcha_captchas');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/AEHJK|one browser/i);
  });
});
