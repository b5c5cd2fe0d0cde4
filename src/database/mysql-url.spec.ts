import { mysqlCredentials, parseMysqlUrl } from './mysql-url';

const base = { username: 'u', password: 'p', host: 'db', port: 3306, database: 'regain' };
const credentials = (url: string) => {
  const address = parseMysqlUrl(url);
  return address && mysqlCredentials(address.url);
};
const tls = (query: string) => {
  const address = parseMysqlUrl(`mysql://u:p@db/regain?${query}`);
  return address === undefined ? 'refused' : address.tls;
};

describe('the URL of a database server', () => {
  it('takes 14 connections where it names no number', () => {
    expect(parseMysqlUrl('mysql://u:p@db/regain')?.poolSize).toBe(14);
  });

  it.each([
    ['mysql://u:p@db/regain', {}],
    ['mariadb://u:p@db:3307/regain', { port: 3307 }],
    ['mysql://u@db/regain', { password: '' }],
    ['mysql://db/regain', { username: '', password: '' }],
    ['mysql://u:p@[::1]:3307/regain', { host: '::1', port: 3307 }],
    ['mysql://u:p@[2001:db8::7]/regain', { host: '2001:db8::7' }],
    ['mysql://u:p%40ss%2Fw%3A%23%3F%25@db/regain', { password: 'p@ss/w:#?%' }],
    ['mysql://u:p@ss/w:#?x@db/regain', { password: 'p@ss/w:#?x' }],
    ['mysql://u:50%off[x]@db/regain', { password: '50%off[x]' }],
    ['mysql://u:пароль密码@db/regain', { password: 'пароль密码' }],
    ['mysql://u%40tenant:p@db/regain', { username: 'u@tenant' }],
    ['mysql://u:p@db/my%20base%2Fx', { database: 'my base/x' }],
    ['mysql://u:p@db/r%C3%A9cup%C3%A9', { database: 'récupé' }],
    ['mysql://u:p@db_1.internal/regain', { host: 'db_1.internal' }],
    ['mysql://u:p@db/regain?ssl-ca=/etc/a@b/ca.pem', {}],
    ['mysql://u:p@db/regain?preparedStatements=false', {}],
  ])('%s is read', (url, change) => {
    expect(credentials(url)).toEqual({ ...base, ...change });
  });

  it.each([
    'mysql://db',
    'mysql://db/',
    'mysql:///regain',
    'mysql://u:p@/regain',
    'mysql://u:p@db:0/regain',
    'mysql://u:p@db:99999/regain',
    'mysql://u:p@db:x/regain',
    'mysql://u:p@db/regain#part',
    'mysql://u:p@db/regain?poolsize=5',
    'mysql://u:p@db/regain?poolSize=5&poolSize=6',
    'mysql://u:p@db/regain?answerSeconds=0',
    'mysql://u:p@db/regain?answerSeconds=61',
    'mysql://u:p@db/regain?answerSeconds=2.5',
    'mysql://u:p@db/regain?charset=latin1',
    'mysql://u:p@db/regain?preparedStatements=maybe',
    'mysql://u:p@db/regain?multipleStatements=true',
    'mysql://u:p@db/regain?useSSL=true',
    'mysql://u:p@10.0.0.7/regain?ssl-mode=verify_identity',
    'mysql://u:p@[::1]/regain?ssl=true',
  ])('%s is refused', (url) => {
    expect(parseMysqlUrl(url)).toBeUndefined();
  });

  it.each([
    ['', undefined],
    ['answerSeconds=1', 1],
    ['answerSeconds=60', 60],
  ])('has the patience of ?%s', (query, seconds) => {
    expect(parseMysqlUrl(`mysql://u:p@db/regain?${query}`)?.answerSeconds).toBe(seconds);
  });

  it('prepares statements unless it is told not to', () => {
    const asked = ['', 'preparedStatements=true', 'poolSize=5&preparedStatements=false'];
    expect(asked.map((query) => parseMysqlUrl(`mysql://u:p@db/regain?${query}`)?.preparedStatements)).toEqual([
      ...[undefined, undefined, false],
    ]);
  });

  it.each([
    ['poolSize=5', undefined],
    ['ssl-mode=DISABLED', undefined],
    ['sslmode=disable', undefined],
    ['ssl=false', undefined],
    ['ssl-mode=REQUIRED', { verify: 'none' }],
    ['sslmode=require', { verify: 'none' }],
    ['sslaccept=accept_invalid_certs', { verify: 'none' }],
    ['ssl-mode=REQUIRED&ssl-ca=/ca.pem', { verify: 'ca', caFile: '/ca.pem' }],
    ['ssl-mode=verify_ca&sslca=%2Fca.pem', { verify: 'ca', caFile: '/ca.pem' }],
    ['sslmode=verify-full', { verify: 'identity' }],
    ['ssl=true', { verify: 'identity' }],
    ['ssl=1&ssl-ca=/ca.pem', { verify: 'identity', caFile: '/ca.pem' }],
    ['sslaccept=strict', { verify: 'identity' }],
    ['sslmode=require&sslaccept=strict', { verify: 'identity' }],
    ['sslca=/ca.pem', { verify: 'identity', caFile: '/ca.pem' }],
    ['ssl-mode=PREFERRED', 'refused'],
    ['sslmode=prefer', 'refused'],
    ['ssl-mode=on', 'refused'],
    ['ssl=', 'refused'],
    ['ssl=false&sslmode=require', 'refused'],
    ['ssl=false&sslca=/ca.pem', 'refused'],
    ['sslca=/a&ssl-ca=/b', 'refused'],
    ['sslca=', 'refused'],
  ])('with ?%s asks for TLS %j', (query, expected) => {
    expect(tls(query)).toEqual(expected);
  });
});
