/**
 * Who may import whom: each folder of src may import itself and the folders that stand behind it, nothing else of src.
 * `dialects/*` is any one dialect. Files directly in src (main, app.module …) and the command line compose all of it.
 */
const MAY_IMPORT = {
  common: [],
  config: ['common'],
  logging: ['common'],
  database: ['common', 'config'],
  clients: ['common', 'config', 'database', 'audit'],
  blocks: ['common', 'config', 'database', 'audit'],
  captcha: ['common', 'config', 'database', 'http'],
  events: ['common', 'config', 'database', 'http', 'redis'],
  otp: ['common', 'config', 'database', 'events', 'blocks', 'clients'],
  notification: ['common', 'config', 'database', 'http', 'otp', 'events', 'redis'],
  audit: ['common', 'config', 'database'],
  auth: ['common', 'config', 'database', 'http', 'clients', 'otp', 'notification', 'audit', 'events'],
  demo: ['common', 'config', 'clients', 'auth'],
  http: ['common', 'config', 'blocks', 'redis'],
  redis: ['common', 'config'],
  'dialects/*': ['common', 'config', 'http', 'clients', 'auth', 'captcha'],
  api: ['common', 'config', 'database', 'http', 'clients', 'auth', 'captcha'],
  help: ['common', 'config', 'http', 'pages', 'clients', 'dialects/*', 'api'],
  pages: ['common', 'config', 'http', 'clients', 'auth', 'captcha', 'notification'],
  console: [
    'common',
    'config',
    'database',
    'http',
    'pages',
    'clients',
    'auth',
    'blocks',
    'audit',
    'otp',
    'notification',
  ],
  tracing: ['common', 'config'],
  health: ['common', 'config', 'database', 'http', 'otp', 'notification'],
  metrics: ['common', 'config', 'database', 'http', 'otp', 'notification', 'events', 'redis'],
};

/** Packages that only the listed files may import. */
const PACKAGES = {
  '(@nestjs/)?typeorm': ['^src/database/', '\\.(entity|module)\\.ts$', '/typeorm-[^/]+\\.ts$'],
  '(@nestjs/platform-)?fastify': ['^src/http/', '^src/(main|app\\.setup)\\.ts$', '\\.(controller|guard)\\.ts$'],
  '@nestjs/swagger': ['^src/(http|dialects|api|help)/', '\\.(controller|dto)\\.ts$'],
  '(@napi-rs/canvas|dejavu-fonts-ttf)': ['^src/captcha/kinds/'],
  'altcha-lib': ['^src/captcha/proofs/altcha\\.[^/]+\\.ts$'],
  '@node-rs/argon2': ['^src/auth/accounts/(argon2-[^/]+|formats/argon2)\\.ts$'],
  bcryptjs: ['^src/auth/accounts/formats/bcrypt\\.ts$'],
  ajv: ['^src/auth/accounts/(sources|service)/'],
  'csv-parse': ['^src/cli/files/'],
  nodemailer: ['^src/notification/vendors/smtp/'],
  otpauth: ['^src/console/operators/totp\\.ts$'],
  uqr: ['^src/console/sign-in/'],
  '(libsql|mysql2)': ['^src/database/'],
  'd3-(scale|shape)': ['^src/console/overview/charts/'],
  ioredis: ['^src/redis/'],
  pino: ['^src/logging/'],
  '@opentelemetry': ['^src/tracing/'],
};

/** Implementations of ports, which only a module file (or another file of the same folder) may name. */
const ADAPTERS = '/((typeorm|argon2|bundled)-[^/]+\\.ts|(vendors|kinds)/[^/]+/[^/]+\\.ts)$';

/** Folders whose module is all that the rest of the program may import. */
const ENTERED_BY_MODULE = 'dialects/[^/]+|api|help|pages|health|metrics|cli';

const folder = (name) => name.replace('*', '[^/]+');

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(([name, allowed]) =>
      error(
        `imports-of-${name.replace('/*', '')}`,
        `${name} may import ${allowed.join(', ') || 'nothing else of src'}: see MAY_IMPORT.`,
        { path: `^src/(${folder(name)})/`, pathNot: '\\.spec\\.ts$' },
        { path: '^src/', pathNot: ['^src/$1/', ...allowed.map((each) => `^src/${folder(each)}/`)] },
      ),
    ),
    ...Object.entries(PACKAGES).map(([name, allowed]) =>
      error(
        `users-of-${name.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}`,
        `Only the files of PACKAGES may import ${name}.`,
        { path: '^src/', pathNot: allowed },
        { path: `node_modules/${name}/` },
      ),
    ),
    error('no-circles', 'A circle is a module boundary drawn in the wrong place.', {}, { circular: true }),
    error('no-orphans', 'Import this file somewhere, or delete it.', { orphan: true, pathNot: '\\.spec\\.ts$' }, {}),
    error(
      'nothing-unresolved',
      'An import must lead to a file or an installed package.',
      {},
      { couldNotResolve: true },
    ),
    error(
      'no-development-packages',
      'A package that runs in production is a dependency, not a devDependency.',
      { path: '^src/', pathNot: '\\.spec\\.ts$' },
      { dependencyTypes: ['npm-dev'] },
    ),
    error(
      'no-tests-in-src',
      'Tests import the product, never the other way round.',
      { path: '^src/', pathNot: '\\.spec\\.ts$' },
      { path: '^(test|bench|scripts)/|\\.spec\\.ts$' },
    ),
    error(
      'root-is-not-imported',
      'Only entry points import the composition root.',
      { path: '^src/[^/]+/', pathNot: '^src/cli/' },
      { path: '^src/[^/]+\\.ts$' },
    ),
    error(
      'public-api-only',
      'Another module is imported by its index.ts; only the list of configurations imports *.config.ts, and threads load no more than they use.',
      { path: '^src/([^/]+)/|\\.ts$', pathNot: '^src/(schema|app\\.config)\\.ts$|\\.worker\\.ts$|^test/' },
      {
        path: '^src/[^/]+/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/pages/layout/index\\.ts$',
          `^src/(${ENTERED_BY_MODULE})/`,
        ],
      },
    ),
    error(
      'not-through-own-index',
      'Inside a module, import the file itself.',
      { path: '^src/([^/]+)/', pathNot: '^src/[^/]+/index\\.ts$' },
      { path: '^src/$1/index\\.ts$' },
    ),
    error(
      'modules-only',
      'Dialects, pages, help, health and metrics are imported by their module.',
      { path: `^src/(${ENTERED_BY_MODULE}|[^/]+)/|\\.ts$`, pathNot: '^test/' },
      {
        path: `^src/(${ENTERED_BY_MODULE})/`,
        pathNot: ['^src/$1/', '\\.(module|options|config|entity)\\.ts$', '^src/pages/layout/index\\.ts$'],
      },
    ),
    error(
      'schema-lists-tables',
      'The list of tables imports entities and migrations, nothing else.',
      { path: '^src/schema\\.ts$' },
      { path: '^src/', pathNot: ['\\.entity\\.ts$', '^src/database/(index|migrations/[^/]+)\\.ts$'] },
    ),
    error(
      'adapters-are-chosen-by-modules',
      'Only a *.module.ts, the entry of a thread or the registry of vendors names an adapter.',
      { path: '^src/', pathNot: ['\\.(module|registry|worker|spec)\\.ts$', ADAPTERS] },
      { path: ADAPTERS, pathNot: '\\.config\\.ts$' },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
