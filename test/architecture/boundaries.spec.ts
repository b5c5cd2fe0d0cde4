import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from '../support/cruise';

/** A small project: each file, and what it imports. */
type Tree = Readonly<Record<string, readonly string[]>>;

const DEVELOPMENT_PACKAGE = 'smtp-server';

const allowed: Tree = {
  'ormconfig.ts': ['typeorm', './src/app.config', './src/database', './src/schema'],
  'src/main.ts': ['./app.config', './app.module', './app.setup', './config', './logging', '@nestjs/platform-fastify'],
  'src/app.setup.ts': ['fastify', './logging', './http'],
  'src/app.module.ts': [
    './common',
    './config',
    './demo',
    './tracing',
    './redis',
    './schema',
    './http',
    './console',
    './dialects/first/first.module',
    './dialects/second/second.module',
    './api/api.module',
    './help/help.module',
    './pages/pages.module',
    './health/health.module',
    './metrics/metrics.module',
  ],
  'src/app.config.ts': ['./config', './otp/otp.config', './dialects/first/first.config'],
  'src/schema.ts': ['./database', './database/migrations/1-create', './otp/code.entity'],
  'src/common/index.ts': ['./outcome'],
  'src/common/outcome.ts': [],
  'src/config/index.ts': ['../common', 'class-validator'],
  'src/database/index.ts': ['./statements', 'typeorm', 'mysql2', 'libsql'],
  'src/database/statements.ts': ['../common'],
  'src/database/migrations/1-create.ts': ['typeorm'],
  'src/logging/index.ts': ['pino'],
  'src/clients/index.ts': ['../common'],
  'src/captcha/index.ts': ['./captcha.module'],
  'src/captcha/captcha.module.ts': ['./kinds/image/image-captcha', '@nestjs/common'],
  'src/captcha/kinds/image/image-captcha.ts': ['../../../common', '@napi-rs/canvas', 'dejavu-fonts-ttf'],
  'src/events/index.ts': ['../common', '../config', '../database', '../http', '../redis'],
  'src/blocks/index.ts': ['../common', '../config', '../database', '../audit'],
  'src/console/index.ts': ['./console.module', '../otp', './overview/charts/bars'],
  'src/console/console.module.ts': [
    ...['../common', '../config', '../database', '../http', '../pages/layout', '../clients', '../auth', '../blocks'],
    ...['../audit', '../notification', './operators/totp', './sign-in/picture'],
  ],
  'src/console/operators/totp.ts': ['otpauth'],
  'src/console/sign-in/picture.ts': ['uqr'],
  'src/otp/index.ts': ['./otp.module', '../events', '../blocks', '../clients'],
  'src/otp/otp.config.ts': ['../config'],
  'src/otp/otp.module.ts': ['../common', './otp.config', './typeorm-code.store', '@nestjs/typeorm'],
  'src/otp/typeorm-code.store.ts': ['../common', '../database', './code.entity', 'typeorm'],
  'src/otp/code.entity.ts': ['typeorm'],
  'src/notification/index.ts': ['./notification.module'],
  'src/notification/notification.module.ts': [
    '../common',
    '../redis',
    './vendors/vendor.registry',
    './vendors/vendor-configs',
  ],
  'src/notification/vendors/vendor.registry.ts': ['./smtp/smtp.vendor'],
  'src/notification/vendors/vendor-configs.ts': ['./smtp/smtp.config'],
  'src/notification/vendors/smtp/smtp.config.ts': ['../../../config'],
  'src/notification/vendors/smtp/smtp.vendor.ts': ['nodemailer'],
  'src/audit/index.ts': ['../common'],
  'src/auth/index.ts': [
    '../common',
    '../clients',
    '../otp',
    '../notification',
    '../audit',
    '../events',
    './auth.module',
  ],
  'src/auth/auth.module.ts': ['./accounts/argon2-password.hasher'],
  'src/auth/accounts/argon2-password.hasher.ts': ['@node-rs/argon2', './formats/bcrypt'],
  'src/auth/accounts/formats/bcrypt.ts': ['bcryptjs', '../sources/read-accounts-file'],
  'src/auth/accounts/sources/read-accounts-file.ts': ['ajv'],
  'src/demo/index.ts': ['../auth'],
  'src/http/index.ts': ['../common', '../blocks', '../redis', 'fastify', '@nestjs/swagger'],
  'src/dialects/first/first.config.ts': ['../../config'],
  'src/dialects/first/first.module.ts': ['./first.controller', '../../clients'],
  'src/dialects/first/first.controller.ts': ['../../auth', '../../captcha', '../../http', 'fastify', '@nestjs/swagger'],
  'src/dialects/second/second.module.ts': ['../../http'],
  'src/api/api.module.ts': ['../http', '../auth', '../captcha', '../clients'],
  'src/help/help.module.ts': [
    '../pages/layout',
    '../http',
    '../dialects/first/first.module',
    '../api/api.module',
    '@nestjs/swagger',
  ],
  'src/pages/layout/index.ts': ['../../common'],
  'src/pages/pages.module.ts': ['../http', '../auth', '../captcha', '../clients', '../notification'],
  'src/console/overview/charts/bars.ts': ['d3-scale', 'd3-shape'],
  'src/tracing/index.ts': ['./otel', '../common', '../config'],
  'src/tracing/otel.ts': ['@opentelemetry/api'],
  'src/redis/index.ts': ['../common', '../config', 'ioredis'],
  'src/health/health.module.ts': ['../database'],
  'src/metrics/metrics.module.ts': ['../database', '../notification', '../otp', '../redis'],
  'src/cli/main.ts': ['../app.module', '../database', '../auth', '../common'],
};

/** One deliberate violation of each rule: the file that commits it, and what it imports. */
const violationsOnPurpose: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-circles': ['src/otp/egg.ts', './hen'],
  'no-orphans': ['src/otp/orphan.ts', ''],
  'nothing-unresolved': ['src/otp/lost.ts', './nowhere'],
  'no-development-packages': ['src/otp/tool-user.ts', DEVELOPMENT_PACKAGE],
  'no-tests-in-src': ['src/otp/test-user.ts', '../../test/doubles/fixed-clock'],
  'imports-of-common': ['src/common/otp-user.ts', '../otp'],
  'imports-of-config': ['src/config/otp-user.ts', '../otp'],
  'imports-of-logging': ['src/logging/otp-user.ts', '../otp'],
  'imports-of-database': ['src/database/otp-user.ts', '../otp'],
  'imports-of-clients': ['src/clients/otp-user.ts', '../otp'],
  'imports-of-blocks': ['src/blocks/otp-user.ts', '../otp'],
  'imports-of-captcha': ['src/captcha/otp-user.ts', '../otp'],
  'imports-of-events': ['src/events/otp-user.ts', '../otp'],
  'imports-of-otp': ['src/otp/sender.ts', '../notification'],
  'imports-of-notification': ['src/notification/auth-user.ts', '../auth'],
  'imports-of-audit': ['src/audit/otp-user.ts', '../otp'],
  'imports-of-auth': ['src/auth/captcha-user.ts', '../captcha'],
  'imports-of-demo': ['src/demo/sender.ts', '../notification'],
  'imports-of-http': ['src/http/auth-user.ts', '../auth'],
  'imports-of-dialects': ['src/dialects/second/first-user.ts', '../first/first.module'],
  'imports-of-api': ['src/api/otp-user.ts', '../otp'],
  'imports-of-help': ['src/help/auth-user.ts', '../auth'],
  'imports-of-pages': ['src/pages/otp-user.ts', '../otp'],
  'imports-of-console': ['src/console/captcha-user.ts', '../captcha'],
  'imports-of-redis': ['src/redis/http-user.ts', '../http'],
  'imports-of-tracing': ['src/tracing/http-user.ts', '../http'],
  'imports-of-health': ['src/health/auth-user.ts', '../auth'],
  'imports-of-metrics': ['src/metrics/auth-user.ts', '../auth'],
  'users-of-nestjs-typeorm': ['src/otp/table-user.ts', 'typeorm'],
  'users-of-nestjs-platform-fastify': ['src/captcha/request-reader.ts', 'fastify'],
  'users-of-nestjs-swagger': ['src/auth/describer.ts', '@nestjs/swagger'],
  'users-of-napi-rs-canvas-dejavu-fonts-ttf': ['src/captcha/painter.ts', '@napi-rs/canvas'],
  'users-of-altcha-lib': ['src/pages/worker.ts', 'altcha-lib'],
  'users-of-node-rs-argon2': ['src/auth/sign-in.ts', '@node-rs/argon2'],
  'users-of-bcryptjs': ['src/auth/sign-up.ts', 'bcryptjs'],
  'users-of-ajv': ['src/auth/checker.ts', 'ajv'],
  'users-of-csv-parse': ['src/cli/importer.ts', 'csv-parse'],
  'users-of-nodemailer': ['src/notification/mailer.ts', 'nodemailer'],
  'users-of-libsql-mysql2': ['src/otp/driver-user.ts', 'mysql2'],
  'users-of-d3-scale-shape': ['src/metrics/chart.ts', 'd3-scale'],
  'users-of-otpauth': ['src/auth/second-factor.ts', 'otpauth'],
  'users-of-opentelemetry': ['src/http/span-maker.ts', '@opentelemetry/api'],
  'users-of-uqr': ['src/pages/qr-user.ts', 'uqr'],
  'users-of-ioredis': ['src/otp/cache.ts', 'ioredis'],
  'users-of-pino': ['src/otp/logger-user.ts', 'pino'],
  'root-is-not-imported': ['src/health/root-user.ts', '../app.module'],
  'public-api-only': ['src/auth/inside-user.ts', '../otp/otp.module'],
  'not-through-own-index': ['src/otp/self-user.ts', './index'],
  'modules-only': ['src/help/controller-user.ts', '../dialects/first/first.controller'],
  'schema-lists-tables': ['src/schema.ts', './otp/typeorm-code.store'],
  'adapters-are-chosen-by-modules': ['src/otp/chooser.service.ts', './typeorm-code.store'],
};

/** Files that the violations need. */
const supporting: Tree = { 'src/otp/hen.ts': ['./egg'], 'test/doubles/fixed-clock.ts': [] };

describe('the boundaries between modules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regain-boundaries-'));

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('let every allowed import pass', () => {
    expect(cruise(plant(join(folder, 'allowed'), allowed)).violations).toEqual([]);
  });

  describe('when they are crossed on purpose', () => {
    const { rules, violations } = cruise(plant(join(folder, 'forbidden'), forbiddenTree()));

    it('are all crossed by this test', () => {
      expect(Object.keys(violationsOnPurpose).sort()).toEqual([...rules].sort());
    });

    it.each(Object.entries(violationsOnPurpose).map(([rule, [file, imports]]) => ({ rule, file, imports })))(
      '$rule is reported when $file imports "$imports"',
      ({ rule, file }) => {
        expect(violations.map((violation) => `${violation.rule}: ${violation.from}`)).toContain(`${rule}: ${file}`);
      },
    );
  });

  it('are kept by the project itself', () => {
    expect(cruise().violations).toEqual([]);
  });
});

/** The allowed tree with every violation added to it. */
function forbiddenTree(): Tree {
  const added = Object.values(violationsOnPurpose).map(
    ([file, imports]) => [file, [...(allowed[file] ?? []), imports]] as const,
  );
  return { ...allowed, ...supporting, ...Object.fromEntries(added) };
}

/** Writes the files of a tree, and stand-ins for the packages that they import; returns the folder. */
function plant(folder: string, tree: Tree): string {
  for (const [file, imports] of Object.entries(tree)) {
    const lines = imports.filter(Boolean).map((each) => `import '${each}';\n`);
    write(join(folder, file), lines.join(''));
  }
  const packages = [...new Set(Object.values(tree).flat())].filter(
    (each) => /^@?[a-z]/.test(each) && !each.includes(':'),
  );
  for (const name of packages) write(join(folder, 'node_modules', name, 'index.js'), '');
  const versions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '*']));
  const dependencies = versions(packages.filter((name) => name !== DEVELOPMENT_PACKAGE));
  const manifest = { dependencies, devDependencies: versions([DEVELOPMENT_PACKAGE]) };
  write(join(folder, 'package.json'), JSON.stringify(manifest));
  write(join(folder, 'tsconfig.json'), '{}');
  return folder;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
