import { type Connection, createConnection } from 'mysql2/promise';
import { TypeormAccountDirectory } from '../../src/auth/accounts/typeorm-account.directory';
import { type DatabaseConfig, Database, DatabaseClock } from '../../src/database';
import { anAccount } from '../builders/an-account';
import { addAccounts } from '../support/accounts';
import { createApp, type TestApp } from '../support/create-app';
import { databases, describeEachDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { MysqlProxy } from '../support/mysql-proxy';
import { type PrivateServer, startPrivateServer } from '../support/private-mysql-server';
import { SystemsClient } from '../support/systems-client';

const [ACCEPTED, USED, DOWN] = [2006, 8014, 8012];
const NEW_PASSWORD = 'Regained1';
const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

/** A listening application, which people use. */
class Service {
  private next = 0;

  private constructor(
    readonly served: TestApp,
    readonly client: SystemsClient,
  ) {}

  static async open(config: DatabaseConfig): Promise<Service> {
    const served = await createApp({ database: config, env: { LIMITS: '{"disclosuresPerMinute":1000000}' } });
    await served.app.listen(0, '127.0.0.1');
    return new Service(served, new SystemsClient(await served.app.getUrl()));
  }

  get database(): Database {
    return this.served.app.get(Database);
  }

  async account() {
    const [account] = await addAccounts(this.served.app, 1, this.next++);
    if (!account) throw new Error('no account was added');
    return account;
  }

  /** A whole recovery, over the inbox. */
  async recover(): Promise<void> {
    const { username, phone } = await this.account();
    expect((await this.client.send(username, phone)).msg).toBe(ACCEPTED);
    const code = await this.client.code(phone);
    const { msg, info: ticket } = await this.client.verify(username, code);
    expect(msg).toBe(ACCEPTED);
    expect((await this.client.change(username, ticket, NEW_PASSWORD)).msg).toBe(ACCEPTED);
    expect((await this.client.change(username, ticket, NEW_PASSWORD)).msg).toBe(USED);
  }
}

(isReachable ? describe : describe.skip)('on a MySQL server with settings of its own', () => {
  let server: PrivateServer;
  let root: Connection;
  let service: Service | undefined;
  let count = 0;

  beforeAll(async () => {
    server = await startPrivateServer(['--character-set-server=latin1', '--skip-character-set-client-handshake']);
    root = await createConnection(server.url);
    await root.query(`CREATE USER app@'%' IDENTIFIED BY 'p'`);
    await root.query(`GRANT ALL ON *.* TO app@'%'`);
    await root.query(`REVOKE SUPER, CONNECTION ADMIN ON *.* FROM app@'%'`);
  });

  afterEach(async () => {
    await service?.served.close();
    service = undefined;
    await root.query('SET GLOBAL max_connections = 151');
  });

  afterAll(async () => {
    await root.end();
    await server.stop();
  });

  const openService = async (defaults = '') => {
    const name = `regain_${String(++count)}`;
    await root.query(`CREATE DATABASE ${name} ${defaults}`);
    const url = `${server.url.replace('root@', 'app:p@')}/${name}`;
    return (service = await Service.open({ kind: 'mysql', url, poolSize: 5 }));
  };

  it.each([
    ['a database that folds case and accents', [], 'CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci'],
    ['a database in latin1', [], 'CHARACTER SET latin1'],
    ['a database in three-byte utf8', [], 'CHARACTER SET utf8mb3'],
    ['no SQL mode', [`SET GLOBAL sql_mode = ''`], ''],
    [
      'the SQL modes of other products',
      [
        `SET GLOBAL sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,ONLY_FULL_GROUP_BY,PAD_CHAR_TO_FULL_LENGTH'`,
      ],
      '',
    ],
    ['the strictest SQL modes', [`SET GLOBAL sql_mode = 'TRADITIONAL,STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY'`], ''],
    ['a time zone of its own', [`SET GLOBAL time_zone = '+08:00'`], ''],
    ['another isolation', [`SET GLOBAL tx_isolation = 'REPEATABLE-READ'`], ''],
  ])('keeps names apart and every character, with %s', async (_what, settings, defaults) => {
    for (const setting of settings) await root.query(setting);
    const opened = await openService(defaults);
    const directory = opened.served.app.get(TypeormAccountDirectory);
    const names = ['mike', 'míke', 'mıke', 'mikeß', 'mikess', '𠮷野', '𠮷', '😀', '😁'];
    for (const username of names) expect(await directory.add(anAccount({ username }))).toBeDefined();
    for (const username of names)
      expect(await directory.findByUsername('default', username)).toMatchObject([{ username }]);
    const stored = await opened.database.query<{ hex: string }>(
      `SELECT HEX(username) AS hex FROM auth_accounts WHERE username_key = ?`,
      ['😀'],
    );
    expect(stored).toEqual([{ hex: Buffer.from('😀').toString('hex').toUpperCase() }]);
    await opened.recover();
  });

  it('answers that it is down while the server takes no more connections, and recovers', async () => {
    const { client, served } = await openService();
    const ask = async () => (await client.verify('nobody', '123456')).msg;
    const known = await ask();
    expect(known).not.toBe(DOWN);
    await root.query('SET GLOBAL max_connections = 10');
    const strangers: Connection[] = [];
    const address = served.config.database.connection;
    if (address.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    const connectionsOfService = async () => {
      const [rows] = await root.query('SHOW PROCESSLIST');
      const ids = (rows as { Id: number; User: string }[]).filter((row) => row.User === 'app').map((row) => row.Id);
      return ids.filter((id) => !strangers.some(({ threadId }) => threadId === id));
    };
    await eventually(async () => {
      for (const id of await connectionsOfService()) await root.query(`KILL ${String(id)}`).catch(() => undefined);
      for (let free = true; free;)
        free = await createConnection(address.url).then(
          (connection) => strangers.push(connection.on('error', () => undefined)) > 0,
          () => false,
        );
      return (await connectionsOfService()).length === 0;
    }, 20_000);
    expect(await ask()).toBe(DOWN);
    const { status, headers } = await fetch(`${await served.app.getUrl()}/api/User/CheckUser`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ LoginName: 'ada', Language: 'en', AppId: '' }),
    });
    expect([status, headers.get('content-type')]).toEqual([503, 'application/json; charset=utf-8']);
    expect(headers.get('retry-after')).toMatch(/^\d+$/);
    for (const connection of strangers) connection.destroy();
    await eventually(async () => (await ask()) === known, 20_000);
  });
});

describeEachDatabase('with a database whose clock is off', (kind) => {
  it.each([-5, 5])('by %i hours, a recovery works and a code expires in its time', async (hours) => {
    const database = await openDatabase(kind);
    const service = await Service.open(database.config);
    const clock = service.served.app.get(DatabaseClock);
    clock.advance(hours * 3_600_000);
    await service.recover();
    const { username, phone } = await service.account();
    await service.client.send(username, phone);
    const code = await service.client.code(phone);
    clock.advance(601_000);
    expect((await service.client.verify(username, code)).msg).toBe(USED);
    await service.served.close();
    await database.close();
  });
});

describe('on a full disk', () => {
  it('answers that it is down, and goes on when there is room, on SQLite', async () => {
    const database = await openDatabase('sqlite');
    const service = await Service.open(database.config);
    await service.database.query('PRAGMA max_page_count = 1');
    const answers: number[] = [];
    await eventually(async () => {
      const { username, phone } = await service.account().catch(() => ({ username: 'nobody', phone: '' }));
      answers.push((await service.client.send(username, phone)).msg);
      return answers.at(-1) === DOWN;
    }, 20_000);
    await service.database.query('PRAGMA max_page_count = 1000000');
    await service.recover();
    await service.served.close();
    await database.close();
  });

  const onMysql = isReachable ? it.each([1114, 1021, 1030]) : it.skip.each([1114, 1021, 1030]);
  onMysql('answers that it is down, and goes on when there is room, on MySQL (error %i)', async (errno) => {
    const database = await openDatabase('mysql');
    if (database.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    const proxy = await MysqlProxy.open(database.config.url);
    const service = await Service.open({ ...database.config, url: proxy.url });
    const { username, phone } = await service.account();
    proxy.inject({ on: /^\s*INSERT/i, errno, message: 'No space left on device' });
    expect((await service.client.send(username, phone)).msg).toBe(DOWN);
    proxy.heal();
    expect((await service.client.send(username, phone)).msg).toBe(ACCEPTED);
    await service.recover();
    await service.served.close();
    proxy.close();
    await database.close();
  });
});
