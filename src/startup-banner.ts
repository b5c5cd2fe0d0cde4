import type { AppConfig } from './config';

/** Where each dialect begins. */
const DIALECTS: Readonly<Record<keyof AppConfig['dialects'], string>> = {
  systems: '/Systems',
  pcuser: '/pcuser-find-password',
  smssend: '/api/Smssend',
  member: '/api/member',
  gps: '/api/User',
};

/** What a person who starts regain on a desk wants to open next; empty in production. */
export function startupBanner({ isProduction, role, help, http, demo, dialects }: AppConfig): string {
  if (isProduction || role === 'worker') return '';
  const names = Object.keys(DIALECTS) as (keyof typeof DIALECTS)[];
  const addresses = [
    ...(help
      ? [
          ['help pages', '/Help'],
          ['Swagger UI', '/docs'],
        ]
      : []),
    ['inbox', '/inbox'],
    ['new password', '/reset'],
    ['health', '/health/ready'],
    ...names.filter((name) => dialects[name].enabled).map((name) => [name, DIALECTS[name]]),
  ];
  const lines = addresses.map(([name = '', path = '']) => `  ${name.padEnd(14)}${http.publicUrl}${path}`);
  const account = demo ? ['  demo account  demo, password Demo12345, +8613800138000, demo@example.com'] : [];
  return ['', 'regain is up:', ...lines, ...account, '', ''].join('\n');
}

/** Choices that make this start less safe than it could be, for the log. */
export function securityWarnings({ auth, dialects: { systems, member } }: AppConfig): readonly string[] {
  const weakPolicy =
    'systems takes passwords of 6 to 15 letters and digits, as documented, which is weaker than the policy of all others ' +
    '(DIALECT_SYSTEMS_PASSWORD_POLICY=core ends that)';
  const testTargets = 'TEST_TARGETS: codes of these numbers are fixed and known to whoever reads the configuration';
  const unsigned =
    'member takes requests that nobody has signed, or signed ones again (DIALECT_MEMBER_SIGN=verify and ' +
    'DIALECT_MEMBER_REPLAY=strict end that)';
  return [
    ...(member.enabled && (member.sign === 'off' || member.replay === 'off') ? [unsigned] : []),
    ...(systems.enabled && systems.passwordPolicy === 'documented' ? [weakPolicy] : []),
    ...(auth.testTargets.size > 0 ? [testTargets] : []),
  ];
}
