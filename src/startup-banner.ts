import { apiPaths, type AppConfig, hasDemoAccounts, servesInbox } from './app.config';
import { looserThanStandard, type ServiceOptions } from './config';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo';

/**
 * Text shown after a start in development: URLs to open, the demo accounts, and loosened limits; empty in production and for a worker.
 */
export function startupBanner(config: AppConfig): string {
  const { service, help } = config;
  if (service.isProduction || service.role === 'worker') return '';
  const addresses = [
    ...(help.enabled
      ? [
          ['help pages', '/Help'],
          ['Swagger UI', '/docs'],
        ]
      : []),
    ...(servesInbox(config) ? [['inbox', '/inbox']] : []),
    ['new password', '/reset'],
    ['health', '/health/ready'],
    ...apiPaths(config),
  ];
  const lines = addresses.map(([name = '', path = '']) => `  ${name.padEnd(14)}${service.publicUrl}${path}`);
  return [
    '',
    'regain is up:',
    ...lines,
    ...(hasDemoAccounts(config) ? demoLines : []),
    ...limitLines(service),
    '',
    '',
  ].join('\n');
}

const demoLines: readonly string[] = [
  `  demo accounts, password ${DEMO_PASSWORD} until it is changed:`,
  ...DEMO_ACCOUNTS.map(
    ({ dialect, username, phone, email }) => `    ${dialect.padEnd(12)}${username.padEnd(14)}${phone}  ${email}`,
  ),
];

/** Lines about limits that are looser than the standard, with their values; none where there are none. */
function limitLines({ limits }: ServiceOptions): readonly string[] {
  const loosened = looserThanStandard(limits).map((name) => `${name} ${String(limits[name])}`);
  if (loosened.length === 0) return [];
  return [
    '  limits looser than the standard, which production refuses; LIMITS={} sets the standard ones:',
    ...inRows(loosened).map((row) => `    ${row.join(', ')}`),
  ];
}

const LIMITS_PER_ROW = 4;

const inRows = (limits: readonly string[]): readonly (readonly string[])[] =>
  limits.length === 0 ? [] : [limits.slice(0, LIMITS_PER_ROW), ...inRows(limits.slice(LIMITS_PER_ROW))];
