import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from '../support/cruise';

/** A small project: each file, and what it imports. */
type Tree = Readonly<Record<string, readonly string[]>>;

const DEVELOPMENT_PACKAGE = 'smtp-server';

const lawful: Tree = {
  'ormconfig.ts': ['typeorm', './src/config', './src/database', './src/schema'],
  'src/main.ts': ['./app.module', './app.setup', './config', './logging', '@nestjs/platform-fastify'],
  'src/app.setup.ts': ['fastify', './logging', './wire'],
  'src/app.module.ts': [
    './platform',
    './config',
    './demo',
    './schema',
    './wire',
    './dialects/first/first.module',
    './dialects/second/second.module',
    './api/api.module',
    './help/help.module',
    './web/web.module',
    './ops/ops.module',
  ],
  'src/schema.ts': ['./database', './database/migrations/1-create', './otp/adapters/typeorm/code.entity'],
  'src/kernel/index.ts': ['./outcome'],
  'src/kernel/outcome.ts': [],
  'src/config/index.ts': ['../kernel', 'class-validator'],
  'src/platform/index.ts': ['../kernel', 'node:crypto'],
  'src/database/index.ts': ['./statements', 'typeorm', 'mysql2', 'libsql'],
  'src/database/statements.ts': ['../kernel'],
  'src/database/migrations/1-create.ts': ['typeorm'],
  'src/logging/index.ts': ['pino'],
  'src/page/index.ts': ['../kernel'],
  'src/apps/index.ts': ['../kernel'],
  'src/captcha/index.ts': ['./captcha.module'],
  'src/captcha/captcha.module.ts': ['./kinds/image/image-captcha', '@nestjs/common'],
  'src/captcha/kinds/image/image-captcha.ts': ['../../../kernel', '@napi-rs/canvas'],
  'src/otp/index.ts': ['./otp.module'],
  'src/otp/otp.module.ts': ['../kernel', './adapters/typeorm/typeorm-code.store', '@nestjs/typeorm'],
  'src/otp/adapters/typeorm/typeorm-code.store.ts': ['../../../kernel', '../../../database', './code.entity'],
  'src/otp/adapters/typeorm/code.entity.ts': ['typeorm'],
  'src/notification/index.ts': ['./notification.module'],
  'src/notification/notification.module.ts': ['../kernel', './channels/smtp/smtp.channel'],
  'src/notification/channels/smtp/smtp.channel.ts': ['nodemailer'],
  'src/audit/index.ts': ['../kernel'],
  'src/auth/index.ts': ['../kernel', '../apps', '../otp', '../notification', '../audit'],
  'src/demo/index.ts': ['../auth'],
  'src/wire/index.ts': ['../kernel', 'fastify', '@nestjs/swagger'],
  'src/dialects/first/first.module.ts': ['./first.controller', '../../apps'],
  'src/dialects/first/first.controller.ts': ['../../auth', '../../captcha', '../../wire', 'fastify', '@nestjs/swagger'],
  'src/dialects/second/second.module.ts': ['../../wire'],
  'src/api/api.module.ts': ['../wire', '../auth', '../captcha', '../apps'],
  'src/help/help.module.ts': [
    '../page',
    '../wire',
    '../dialects/first/first.module',
    '../api/api.module',
    '@nestjs/swagger',
  ],
  'src/web/web.module.ts': ['../page', '../wire', '../auth', '../captcha', '../apps', '../notification'],
  'src/ops/ops.module.ts': ['../database', '../notification', '../otp'],
  'src/cli/main.ts': ['../app.module', '../database', '../auth', '../platform'],
};

/** One deliberate violation of each rule: the file that commits it, and what it imports. */
const offences: Readonly<Record<string, readonly [file: string, imports: string]>> = {
  'no-circles': ['src/otp/egg.ts', './hen'],
  'no-orphans': ['src/otp/orphan.ts', ''],
  'nothing-unresolved': ['src/otp/lost.ts', './nowhere'],
  'no-development-packages': ['src/otp/tool-user.ts', DEVELOPMENT_PACKAGE],
  'the-product-does-not-know-its-tests': ['src/otp/test-user.ts', '../../test/doubles/fixed-clock'],
  'kernel-stands-alone': ['src/kernel/package-user.ts', 'class-validator'],
  'foundations-know-only-the-kernel': ['src/config/slice-of-otp.ts', '../otp'],
  'leaves-know-only-the-kernel': ['src/otp/sender.ts', '../notification'],
  'auth-knows-the-leaves': ['src/auth/captcha-asker.ts', '../captcha'],
  'database-behind-adapters': ['src/otp/statement-writer.ts', '../database'],
  'wire-is-generic': ['src/wire/asker.ts', '../auth'],
  'faces-ask-auth': ['src/dialects/first/code-maker.ts', '../../otp'],
  'demo-asks-auth': ['src/demo/sender.ts', '../notification'],
  'dialects-are-strangers': ['src/dialects/second/borrower.ts', '../first/first.module'],
  'help-reads-the-faces': ['src/help/asker.ts', '../auth'],
  'web-serves-people': ['src/web/code-maker.ts', '../otp'],
  'nobody-imports-the-root': ['src/ops/root-user.ts', '../app.module'],
  'through-the-front-door': ['src/auth/burglar.ts', '../otp/otp.module'],
  'not-through-your-own-door': ['src/otp/self-caller.ts', './index'],
  'faces-are-plugged-in': ['src/help/peeper.ts', '../dialects/first/first.controller'],
  'schema-lists-tables': ['src/schema.ts', './otp/adapters/typeorm/typeorm-code.store'],
  'adapters-are-plugged-in': ['src/otp/chooser.service.ts', './adapters/typeorm/typeorm-code.store'],
  'typeorm-stays-in-its-adapters': ['src/otp/table-user.ts', 'typeorm'],
  'fastify-stays-on-the-wire': ['src/captcha/request-reader.ts', 'fastify'],
  'swagger-describes-faces': ['src/auth/describer.ts', '@nestjs/swagger'],
  'vendors-stay-in-their-adapters': ['src/notification/mailer.ts', 'nodemailer'],
};

/** What the offences need to be offences. */
const accomplices: Tree = { 'src/otp/hen.ts': ['./egg'], 'test/doubles/fixed-clock.ts': [] };

describe('the boundaries between modules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regain-boundaries-'));

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('let every lawful import pass', () => {
    expect(cruise(plant(join(folder, 'lawful'), lawful)).violations).toEqual([]);
  });

  describe('when they are crossed on purpose', () => {
    const { rules, violations } = cruise(plant(join(folder, 'unlawful'), unlawful()));

    it('are all crossed by this test', () => {
      expect(Object.keys(offences).sort()).toEqual([...rules].sort());
    });

    it.each(Object.entries(offences).map(([rule, [file, imports]]) => ({ rule, file, imports })))(
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

/** The lawful tree with every offence added to it. */
function unlawful(): Tree {
  const crimes = Object.values(offences).map(([file, imports]) => [file, [...(lawful[file] ?? []), imports]] as const);
  return { ...lawful, ...accomplices, ...Object.fromEntries(crimes) };
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
