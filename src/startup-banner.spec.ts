import { load } from '../test/support/config-issues';
import { accountsFile, OWNER_STYLES } from '../test/support/owner-tables';
import { PRODUCTION } from '../test/support/production-environment';
import { DEMO_ACCOUNTS } from './demo';
import { securityWarnings } from './app.config';
import { startupBanner } from './startup-banner';

describe('the announcement', () => {
  it('names the addresses that a developer opens, and the demo accounts', () => {
    const text = startupBanner(load({ PORT: '8080' }));
    const paths = [
      '/Help',
      '/docs',
      '/inbox',
      '/reset',
      '/health/ready',
      '/Systems',
      '/pcuser-find-password',
      '/api/Smssend',
      '/api/member',
      '/api/User',
    ];
    for (const path of paths) expect(text).toContain(`http://localhost:8080${path}\n`);
    expect(text).toContain('Demo12345');
    for (const { phone } of DEMO_ACCOUNTS) expect(text).toContain(phone);
  });

  it('tells limits that are looser than the standard, with their values', () => {
    expect(startupBanner(load())).toContain('cooldownSeconds 0');
    expect(startupBanner(load({ LIMITS: '{"targetPerHour":6}' }))).toContain('targetPerHour 6\n');
    expect(startupBanner(load({ LIMITS: '{"targetPerHour":4}' }))).not.toContain('targetPerHour');
  });

  it('leaves out what is switched off', () => {
    const text = startupBanner(load({ DIALECT_PCUSER_ENABLED: 'false', DEMO: 'false', HELP: 'off' }));
    expect(text).not.toMatch(/pcuser|Demo12345|Help|docs/);
  });

  it('names no demo accounts where the accounts are in a table of the owner, which has none', () => {
    const text = startupBanner(load({ ACCOUNTS_FILE: accountsFile(OWNER_STYLES.discuz.source) }));
    expect(text).toContain('/Systems');
    expect(text).not.toContain('Demo12345');
  });

  it('has no inbox where it is not served', () => {
    const webhook = { WEBHOOK_URL: 'http://127.0.0.1:9/', WEBHOOK_SECRET: 'x' };
    const text = startupBanner(load({ ...webhook, SMS_PROVIDERS: 'webhook', MAIL_PROVIDERS: 'webhook' }));
    expect(text).not.toContain('/inbox');
  });

  it('is empty in production', () => {
    expect(startupBanner(load(PRODUCTION))).toBe('');
  });
});

describe('the weaknesses of a start', () => {
  it('name the documented password rule of systems while it is in force', () => {
    expect(securityWarnings(load()).join()).toContain('weaker than the policy');
    expect(securityWarnings(load({ DIALECT_SYSTEMS_PASSWORD_POLICY: 'core' }))).toEqual([]);
    expect(securityWarnings(load({ DIALECT_SYSTEMS_ENABLED: 'false' }))).toEqual([]);
  });

  it.each(['DIALECT_MEMBER_SIGN', 'DIALECT_MEMBER_REPLAY'])('name %s when it is off', (name) => {
    const env = { DIALECT_SYSTEMS_ENABLED: 'false', [name]: 'off' };
    expect(securityWarnings(load(env)).join()).toContain(name);
    expect(securityWarnings(load({ ...env, DIALECT_MEMBER_ENABLED: 'false' }))).toEqual([]);
  });

  it('name test targets, without their codes', () => {
    const env = { DIALECT_SYSTEMS_ENABLED: 'false', TEST_TARGETS: '+8613800138000=135791@2027-01-01' };
    expect(securityWarnings(load(env)).join()).toContain('TEST_TARGETS');
    expect(securityWarnings(load(env)).join()).not.toContain('135791');
  });

  it.each([
    ['COUNTRIES=*', { COUNTRIES: '*' }],
    ['HELP=public', { HELP: 'public' }],
  ])('name %s in production', (name, env) => {
    expect(securityWarnings(load({ ...PRODUCTION, ...env })).join()).toContain(name);
    expect(securityWarnings(load(PRODUCTION)).join()).not.toContain(name);
    expect(securityWarnings(load(env)).join()).not.toContain(name);
  });
});
