import { apiPaths, type AppConfig } from './app.config';

/**
 * Text shown after a start in development: URLs to open, and the demo account; empty in production and for a worker.
 */
export function startupBanner(config: AppConfig): string {
  const { service, help, demo } = config;
  if (service.isProduction || service.role === 'worker') return '';
  const addresses = [
    ...(help.enabled
      ? [
          ['help pages', '/Help'],
          ['Swagger UI', '/docs'],
        ]
      : []),
    ['inbox', '/inbox'],
    ['new password', '/reset'],
    ['health', '/health/ready'],
    ...apiPaths(config),
  ];
  const lines = addresses.map(([name = '', path = '']) => `  ${name.padEnd(14)}${service.publicUrl}${path}`);
  const account = demo.enabled ? ['  demo account  demo, password Demo12345, +8613800138000, demo@example.com'] : [];
  return ['', 'regain is up:', ...lines, ...account, '', ''].join('\n');
}
