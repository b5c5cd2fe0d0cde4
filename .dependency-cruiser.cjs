/** Modules that are entered by their index.ts, and nothing else of them is seen from outside. */
const FRONT_DOORS = 'kernel|config|platform|database|logging|page|apps|captcha|otp|notification|audit|auth|demo|wire';

/** Each answers one kind of question and depends on the kernel alone; auth introduces them to one another. */
const LEAVES = 'apps|captcha|otp|notification|audit';

/** Folders that speak to clients and people: nothing but the composition root plugs them in. */
const FACES = 'dialects/[^/]+|api|help|web|ops|cli';

/** `<area>` (an alternative of folder names) may import, apart from itself, only what `known` names. */
const knowsOnly = (name, comment, area, known) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^src/(${area})/` },
  to: { path: '^src/', pathNot: ['^src/$1/', `^src/(?:${known})/`] },
});

/** Whatever `to` matches may be imported, in src, only by files that one of `allowed` matches. */
const only = (name, comment, to, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle is a module boundary drawn in the wrong place.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing reaches this file: wire it or delete it.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.spec\\.ts$' },
      to: {},
    },
    {
      name: 'nothing-unresolved',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-development-packages',
      comment: 'What runs in production is installed in production.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'the-product-does-not-know-its-tests',
      comment: 'Tests look at the product, never the other way round.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench|scripts)/|\\.spec\\.ts$' },
    },

    {
      name: 'kernel-stands-alone',
      comment: 'The vocabulary imports nothing, not even a package.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/kernel/' },
    },
    knowsOnly(
      'foundations-know-only-the-kernel',
      'Configuration, machine, database and log serve everybody, so they depend on nobody.',
      'config|platform|database|logging',
      'kernel',
    ),
    knowsOnly('leaves-know-only-the-kernel', 'The leaves never meet; auth introduces them.', LEAVES, 'kernel|database'),
    knowsOnly(
      'auth-knows-the-leaves',
      'auth introduces the leaves, all but captcha: a captcha protects a route, not a question.',
      'auth',
      'kernel|database|apps|otp|notification|audit',
    ),
    {
      name: 'database-behind-adapters',
      comment: 'The core has stores, not statements: only an adapter talks to the database.',
      severity: 'error',
      from: { path: `^src/(${LEAVES}|auth|demo|wire|${FACES})/`, pathNot: ['/adapters/typeorm/', '^src/(ops|cli)/'] },
      to: { path: '^src/database/' },
    },
    knowsOnly('wire-is-generic', 'What all faces share knows no question and no dialect.', 'wire', 'kernel'),
    knowsOnly(
      'faces-ask-auth',
      'A dialect (and /v1) asks auth; from captcha it may take the guard. How codes are made and sent is not its business.',
      'dialects|api',
      'kernel|wire|auth|captcha|apps',
    ),
    knowsOnly('demo-asks-auth', 'The demo account is made as any other.', 'demo', 'kernel|auth|apps'),
    {
      name: 'dialects-are-strangers',
      comment: 'Deleting one dialect folder must not break another.',
      severity: 'error',
      from: { path: '^src/dialects/([^/]+)/' },
      to: { path: '^src/dialects/', pathNot: '^src/dialects/$1/' },
    },
    knowsOnly(
      'help-reads-the-faces',
      'Help describes what the faces declare.',
      'help',
      'kernel|page|wire|dialects|api|apps',
    ),
    knowsOnly(
      'web-serves-people',
      'Pages ask the same questions as the faces, and show the inbox.',
      'web',
      'kernel|page|wire|auth|captcha|apps|notification',
    ),
    {
      name: 'nobody-imports-the-root',
      comment: 'Only an entry point knows the whole; a module that needs the root is in the wrong place.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: '^src/cli/' },
      to: { path: '^src/[^/]+\\.ts$' },
    },

    {
      name: 'through-the-front-door',
      comment: 'Other modules are entered by their index.',
      severity: 'error',
      from: { path: '^src/([^/]+)/|\\.ts$', pathNot: '^src/schema\\.ts$|^test/' },
      to: { path: `^src/(${FRONT_DOORS})/`, pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'not-through-your-own-door',
      comment: 'Inside a module, import the file you mean.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/[^/]+/index\\.ts$' },
      to: { path: '^src/$1/index\\.ts$' },
    },
    {
      name: 'faces-are-plugged-in',
      comment: 'A face is one module to everybody else: what is in it can change or go without them.',
      severity: 'error',
      from: { path: `^src/(${FACES}|[^/]+)/|\\.ts$`, pathNot: '^test/' },
      to: { path: `^src/(${FACES})/`, pathNot: ['^src/$1/', '\\.module\\.ts$'] },
    },
    {
      name: 'schema-lists-tables',
      comment: 'The list of tables may look into the adapters, for their entities and nothing else.',
      severity: 'error',
      from: { path: '^src/schema\\.ts$' },
      to: { path: '^src/', pathNot: ['\\.entity\\.ts$', '^src/database/(index|migrations/[^/]+)\\.ts$'] },
    },
    {
      name: 'adapters-are-plugged-in',
      comment: 'Only a *.module.ts chooses an adapter.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.module\\.ts$', '^src/schema\\.ts$', '/(adapters|channels|kinds)/[^/]+/'] },
      to: { path: '/(adapters|channels|kinds)/[^/]+/' },
    },

    only('typeorm-stays-in-its-adapters', 'The core has stores, not tables.', 'node_modules/(@nestjs/)?typeorm/', [
      '/adapters/typeorm/',
      '^src/database/',
      '\\.module\\.ts$',
    ]),
    only(
      'fastify-stays-on-the-wire',
      'Request and reply are wire words.',
      'node_modules/(@nestjs/platform-)?fastify/',
      ['^src/wire/', '^src/(main|app\\.setup)\\.ts$', '\\.controller\\.ts$'],
    ),
    only('swagger-describes-faces', 'Only what a client sees is described.', 'node_modules/@nestjs/swagger/', [
      '^src/(wire|dialects|api|help)/',
      '\\.controller\\.ts$',
    ]),
    only(
      'vendors-stay-in-their-adapters',
      'A vendor can be replaced where exactly one folder names it.',
      'node_modules/(@napi-rs/canvas|@node-rs/argon2|dejavu-fonts-ttf|libsql|mysql2|nodemailer|pino)/',
      ['/(adapters|channels|kinds)/[^/]+/', '^src/(database|logging)/'],
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
