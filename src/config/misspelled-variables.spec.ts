import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configIssues } from '../../test/support/config-issues';
import { editDistance, misspelledVariables } from './misspelled-variables';

const EXAMPLE = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
const variableNames = [...EXAMPLE.matchAll(/^#?([A-Z][A-Z_]*)=/gm)].map(([, name = '']) => name);

const meantBy = (name: string): readonly string[] =>
  misspelledVariables({ [name]: 'canary' }, variableNames).map(({ rule }) => rule);

describe('a misspelled variable', () => {
  it.each([
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['SMS_PROVIDER', 'SMS_PROVIDERS'],
    ['SECRET_KEY', 'SECRET_KEYS'],
    ['MAIL_PROIVDER', 'MAIL_PROVIDERS'],
    ['PUBLICURL', 'PUBLIC_URL'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['TRUSTED_PROXY', undefined],
    ['database_url', 'DATABASE_URL'],
    ['PROT', 'PORT'],
    ['HOTS', 'HOST'],
    ['LIMIT', 'LIMITS'],
  ])('%s is told with the name that was meant: %s', (name, meant) => {
    expect(meantBy(name)).toEqual(meant === undefined ? [] : [`is not read: did you mean ${meant}?`]);
  });

  it.each([
    ...[
      'PATH',
      'HOME',
      'SHELL',
      'PWD',
      'OLDPWD',
      'TERM',
      'LANG',
      'LC_ALL',
      'MAIL',
      'USER',
      'LOGNAME',
      'HOSTNAME',
      'SHLVL',
    ],
    ...['TZ', 'EDITOR', 'PAGER', 'TMPDIR', 'TEMP', 'DISPLAY', 'PS1', 'LESS', 'HOSTTYPE', 'OSTYPE', 'RANDOM', 'OLDHOME'],
    ...['NODE_OPTIONS', 'NODE_VERSION', 'NODE_PATH', 'NODE_EN', 'npm_config_port', 'npm_package_name', 'YARN_VERSION'],
    ...['KUBERNETES_SERVICE_HOST', 'KUBERNETES_PORT', 'REGAIN_SERVICE_HOST', 'REGAIN_SERVICE_PORT', 'REGAIN_PORT'],
    ...['REGAIN_PORT_3000_TCP_ADDR', 'SMTP_PORT', 'SMTP_HOST', 'SMTP_USER', 'SMTP_PASS', 'MAIL_HOST', 'MAIL_PORT'],
    ...['REDIS_HOST', 'REDIS_PORT', 'REDIS_URL', 'MYSQL_HOST', 'MYSQL_DATABASE', 'MYSQL_ROOT_PASSWORD', 'DB_HOST'],
    ...[
      'AWS_REGION',
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'HTTP_PROXY',
      'HTTPS_PROXY',
      'NO_PROXY',
      'http_proxy',
      'https_proxy',
      'no_proxy',
      'ALL_PROXY',
      'CI',
    ],
    ...['DEBUG', 'LOG_LEVEL', 'APP_ENV', 'COMPOSE_PROJECT_NAME', 'DOCKER_HOST', 'VIRTUAL_HOST', 'SSH_AUTH_SOCK'],
    ...['TEST_DATABASE_URL', 'JAVA_HOME', 'PYTHONPATH', 'GOPATH', 'INVOCATION_ID', 'JOURNAL_STREAM', 'container'],
  ])('%s of another program is not meant', (name) => {
    expect(meantBy(name)).toEqual([]);
  });

  it('does not matter while it is empty', () => {
    expect(misspelledVariables({ DATABSE_URL: '', SMS_PROVIDER: undefined }, variableNames)).toEqual([]);
  });

  it('stands beside the errors that it may have caused', () => {
    expect(configIssues({ PORT: 'x', THROTLE: '300' })).toEqual([
      'PORT must be a whole number from 0 to 65535',
      'THROTLE is not read: did you mean THROTTLE?',
    ]);
  });
});

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['ab', 'ba', 1],
    ['abc', 'abcd', 1],
    ['abcd', 'bcd', 1],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %d, both ways', (one, other, steps) => {
    expect([editDistance(one, other), editDistance(other, one)]).toEqual([steps, steps]);
  });
});
