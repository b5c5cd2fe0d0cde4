const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const readJson = (file) => JSON.parse(readFileSync(join(__dirname, file), 'utf8'));

/**
 * Jest loads CommonJS only, while Nest 12 and a growing part of its tree ship ES modules. So swc turns our own sources
 * and exactly those packages into CommonJS; which ones they are is read off the installed tree, not kept as a list.
 */
function esModulePackages() {
  const installed = Object.keys(readJson('node_modules/.package-lock.json').packages);
  const isEsModule = (folder) => {
    const manifest = join(folder, 'package.json');
    return existsSync(join(__dirname, manifest)) && readJson(manifest).type === 'module';
  };
  const name = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return [...new Set(installed.filter(isEsModule).map(name))].map((each) => each.replace(/[.+]/g, '\\$&'));
}

/** Packages of CommonJS that import by `import()`, which Jest's loader does not have. */
const DYNAMIC_IMPORTS = ['@opentelemetry/otlp-exporter-base'];

const swc = (parser, transform = {}) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', keepClassNames: true, parser, transform },
  },
];

const base = {
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  transform: {
    '^.+\\.ts$': swc(
      { syntax: 'typescript', decorators: true },
      { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    ),
    '^.+\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  transformIgnorePatterns: [
    `/node_modules/(?!(?:.*/node_modules/)?(?:${[...esModulePackages(), ...DYNAMIC_IMPORTS].join('|')})/)`,
  ],
};

/** Suites that need databases find (or start) their MySQL server once per run. */
const withDatabases = {
  globalSetup: '<rootDir>/test/support/databases.setup.ts',
  globalTeardown: '<rootDir>/test/support/databases.teardown.ts',
};

module.exports = {
  maxWorkers: 2,
  /* Each file leaves some megabytes of modules behind; a worker of several gigabytes spends its time collecting them. */
  workerIdleMemoryLimit: '1GB',
  /* Databases on a busy machine; jest takes this from the top only, never from a project. */
  testTimeout: 180_000,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  projects: [
    { ...base, displayName: 'unit', testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/bench/**/*.spec.ts'] },
    {
      ...base,
      ...withDatabases,
      displayName: 'contract',
      testMatch: ['<rootDir>/test/contracts/**/*.spec.ts'],
    },
    {
      ...base,
      ...withDatabases,
      displayName: 'architecture',
      testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'],
    },
    {
      ...base,
      ...withDatabases,
      displayName: 'e2e',
      setupFilesAfterEnv: ['<rootDir>/test/support/secret-watch.setup.ts'],
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
  ],
};
