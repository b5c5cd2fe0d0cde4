import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../../../config';
import type { TableSource } from './account-sources';
import { readAccountsFile } from './read-accounts-file';

const folder = mkdtempSync(join(tmpdir(), 'regain-accounts-'));
const STRONG = 'whsec_Zk9vQw3TtGm1XyBc7RfLhN5sPdJaEuV0';
const WEAK = `whsec_${'A'.repeat(32)}`;

const table = {
  kind: 'table',
  table: 'shop.users',
  columns: {
    id: 'uid',
    username: 'user_name',
    phone: 'mobile',
    email: 'mail',
    password: 'pwd',
    salt: 'salt',
    locale: null,
  },
  phone: { stored: 'national', region: 'CN', verified: true },
  email: { verified: 'mail_ok' },
  only: { status: [0, 1], deleted_at: null },
  password: { reads: ['discuz', 'bcrypt'], writes: 'discuz' },
  onPasswordChanged: { set: { pwd_changed_at: 'now', login_token: '' } },
  register: { set: { group_id: 8, reg_time: 'unix' } },
} as const;

const service = { kind: 'service', url: 'https://accounts.example.com/regain', secret: 'env:ACCOUNTS_SECRET' };

function read(document: unknown, environment: NodeJS.ProcessEnv = {}, isProduction = false) {
  const file = join(folder, 'accounts.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
  return readAccountsFile(file, environment, isProduction);
}

/** Rules of the problems of a document. */
function problemsOf(document: unknown, environment: NodeJS.ProcessEnv = {}, isProduction = false): readonly string[] {
  try {
    read(document, environment, isProduction);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.issues.every(({ variable }) => variable === 'ACCOUNTS_FILE')).toBe(true);
    return error.issues.map(({ rule }) => rule);
  }
}

describe('readAccountsFile', () => {
  it('knows the kind of each client application; one that is not named has its accounts in the table of regain', () => {
    const sources = read(
      { $schema: './accounts.schema.json', default: table, 'other-app': service, third: { kind: 'own' } },
      { ACCOUNTS_SECRET: STRONG },
    );
    expect(sources.of('default')).toEqual(table);
    expect(sources.of('other-app')).toEqual({ ...service, secret: STRONG });
    expect(sources.of('third').kind).toBe('own');
    expect(sources.of('nobody').kind).toBe('own');
    expect([...sources.tables.keys()]).toEqual(['default']);
  });

  it('lists every mistake at once, with its place', () => {
    const document = {
      default: {
        ...table,
        columns: { ...table.columns, password: undefined, pasword: 'pwd' },
        only: { 'deleted at': null },
      },
      shop: { ...service, timeout: 5, timeoutMs: 1 },
      third: { kind: 'ldap' },
      'a b': { kind: 'own' },
    };
    expect([...problemsOf(document)].sort()).toEqual([
      '/default/columns: has an unknown name "pasword": did you mean password?',
      '/default/columns: must have password',
      '/default/only: has a name that is no name of a column: "deleted at"',
      '/shop/timeoutMs: must be >= 100',
      '/shop: has an unknown name "timeout": did you mean timeoutMs?',
      '/third: must have a kind: own, table or service',
      'the file: has an unknown name "a b"',
    ]);
  });

  it.each([
    ['not JSON', 'accounts', ['names a file that is not JSON']],
    ['a list', [], ['the file: must be object']],
    ['SQL as a name', { default: { ...table, table: 'users; DROP TABLE users' } }, [/^\/default\/table: must match /]],
    [
      'SQL as a column',
      { default: { ...table, columns: { ...table.columns, id: '`uid`' } } },
      [/columns\/id: must match /],
    ],
    [
      'no address',
      {
        default: {
          ...table,
          columns: { id: 'uid', password: 'pwd' },
          phone: undefined,
          email: undefined,
          register: undefined,
        },
      },
      [/must have username, phone or email$/],
    ],
    ['a phone without its rule', { default: { ...table, phone: undefined } }, [/\/phone: must be given/]],
    [
      'national numbers without a country',
      { default: { ...table, phone: { stored: 'national', verified: true } } },
      [/region of national numbers$/],
    ],
    [
      'a country that is none',
      { default: { ...table, phone: { ...table.phone, region: 'XX' } } },
      [/must be a country such as CN$/],
    ],
    [
      'an unknown format',
      { default: { ...table, password: { reads: ['discus'], writes: 'discuz' } } },
      [/did you mean discuz\?$/],
    ],
    [
      'an expression with an error',
      { default: { ...table, password: { reads: ['=md6(password)'], writes: 'discuz' } } },
      [/the expression has an unknown function md6/],
    ],
    [
      'a format with a key and no key',
      { default: { ...table, password: { reads: ['thinkphp-ucenter'], writes: 'bcrypt' } } },
      [/must have the key of the site$/],
    ],
    [
      'a password column that is set twice',
      { default: { ...table, onPasswordChanged: { set: { PWD: 'x' } } } },
      [/PWD is one of \/columns/],
    ],
    [
      'a new row that nobody finds',
      { default: { ...table, register: { set: { status: 9 } } } },
      [/status must have a value of \/only/],
    ],
    [
      'a database of another kind',
      { default: { ...table, database: 'postgres://shop:topsecret@db.example.com/shop' } },
      [/^\/default\/database: must match /],
    ],
    [
      'a database that is none',
      { default: { ...table, database: 'mysql://shop:topsecret@db.example.com/shop?pool=5' } },
      [/^\/default\/database: must be mysql:\/\//],
    ],
    [
      'a service without TLS',
      { default: { ...service, url: 'http://accounts.example.com/' } },
      [/must begin with https:/],
    ],
    [
      'a URL with a password',
      { default: { ...service, url: 'https://me:secret@example.com/' } },
      [/^\/default\/url: must be a URL without user/],
    ],
    ['a secret in the file', { default: { ...service, secret: 'topsecret' } }, [/^\/default\/secret: must match /]],
  ])('refuses %s', (_what, document, expected) => {
    const problems = problemsOf(document, { ACCOUNTS_SECRET: STRONG });
    expect(problems).toEqual(
      expected.map((each) => (each instanceof RegExp ? (expect.stringMatching(each) as string) : each)),
    );
    expect(problems.join()).not.toMatch(/topsecret|me:secret/);
  });

  it('takes secrets from variables and files, and refuses missing ones, and weak ones in production', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${STRONG}\n`);
    expect(read({ default: { ...service, secret: `file:${file}` } }).of('default')).toMatchObject({ secret: STRONG });
    expect(problemsOf({ default: service })).toEqual(['/default/secret: env:ACCOUNTS_SECRET holds no secret']);
    expect(problemsOf({ default: service }, { ACCOUNTS_SECRET: WEAK })).toEqual([]);
    expect(problemsOf({ default: service }, { ACCOUNTS_SECRET: WEAK }, true)).toHaveLength(1);
    expect(problemsOf({ default: { ...service, secret: 'file:/nowhere' } })).toHaveLength(1);
  });

  it('knows which tables lie on another server, and takes its URL from where it is', () => {
    const url = 'mysql://shop:topsecret@db.example.com/shop';
    const document = {
      default: table,
      shop: { ...table, database: url },
      club: { ...table, database: 'env:CLUB_URL' },
    };
    const sources = read(document, { CLUB_URL: url });
    expect([...sources.tables.keys()]).toEqual(['default']);
    expect([...sources.remoteTables].map(([app, { database }]) => [app, database])).toEqual([
      ['shop', url],
      ['club', url],
    ]);
    expect(problemsOf(document)).toEqual(['/club/database: env:CLUB_URL holds no secret']);
  });

  it('reads where events are posted, of every kind', () => {
    const events = { url: 'https://shop.example.com/events', secret: 'env:EVENTS_SECRET' };
    const secret = `whsec_${Buffer.alloc(32, 'events of a test').toString('base64')}`;
    const sources = read({ default: { kind: 'own', events }, shop: { ...table, events } }, { EVENTS_SECRET: secret });
    const resolved = { ...events, secret };
    expect([sources.of('default').events, sources.of('shop').events]).toEqual([resolved, resolved]);
    expect([...sources.eventTargets]).toEqual([
      ['default', resolved],
      ['shop', resolved],
    ]);
    expect(problemsOf({ default: { kind: 'own', events } })).toHaveLength(1);
    expect(problemsOf({ default: { kind: 'own', events } }, { EVENTS_SECRET: 'of another form' })).toEqual([
      expect.stringContaining('/default/events/secret: must be whsec_'),
    ]);
  });

  it('gives formats with a key that of the site', () => {
    const keyed = {
      ...table,
      password: { reads: ['thinkphp-ucenter'], writes: 'thinkphp-ucenter', key: 'env:SITE_KEY' },
    };
    const source = read({ default: keyed }, { SITE_KEY: 'a key' }).of('default') as TableSource;
    expect(source.password.key).toBe('a key');
    expect(problemsOf({ default: keyed }, { SITE_KEY: "it's" })).toEqual([
      '/default/password/key: must not hold a single quote',
    ]);
  });
});
