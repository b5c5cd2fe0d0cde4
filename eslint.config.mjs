import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { docCommentOpening } from './scripts/doc-comment-opening.mjs';

const ASK_THE_CLOCK = 'Use the Clock of common/: a test can set its time.';
const ASK_THE_RANDOM = "Use the Random of common/: it is the system's CSPRNG, and a test can replace it.";
const ASK_THE_CONFIG = 'Only config/ reads the environment: every module has a validated options class of its own.';
const NO_DOUBLES_BY_MAGIC =
  'Write a small double class of the port instead: it keeps the same contract suite as the adapter.';

const machine = {
  properties: [
    { object: 'Date', property: 'now', message: ASK_THE_CLOCK },
    { object: 'performance', property: 'now', message: ASK_THE_CLOCK },
    { object: 'Math', property: 'random', message: ASK_THE_RANDOM },
    ...['getRandomValues', 'randomUUID'].map((property) => ({ object: 'crypto', property, message: ASK_THE_RANDOM })),
  ],
  syntax: [
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: ASK_THE_CLOCK },
    { selector: "CallExpression[callee.name='Date']", message: ASK_THE_CLOCK },
  ],
  imports: ['node:crypto', 'crypto'].map((name) => ({
    name,
    importNames: [
      'default',
      'getRandomValues',
      'randomBytes',
      'randomFill',
      'randomFillSync',
      'randomInt',
      'randomUUID',
      'webcrypto',
    ],
    message: ASK_THE_RANDOM,
  })),
};

const environment = {
  properties: [{ object: 'process', property: 'env', message: ASK_THE_CONFIG }],
  syntax: [{ selector: "VariableDeclarator[init.name='process'] Property[key.name='env']", message: ASK_THE_CONFIG }],
  imports: ['node:process', 'process'].map((name) => ({ name, message: ASK_THE_CONFIG })),
};

const language = {
  properties: [],
  syntax: [
    { selector: 'TSEnumDeclaration', message: 'Use a union of strings: it needs no import and prints as itself.' },
    { selector: 'ExportAllDeclaration', message: 'Name what the module exports: `export *` hides what is public.' },
    {
      selector: "CallExpression[callee.name='forwardRef']",
      message: 'A circle is a module boundary drawn in the wrong place: move it.',
    },
    {
      selector:
        "CallExpression[callee.object.name='jest'][callee.property.name=/^(fn|mock|doMock|unstable_mockModule|spyOn)$/]",
      message: NO_DOUBLES_BY_MAGIC,
    },
  ],
  imports: [],
};

const namedExports = {
  properties: [],
  syntax: [
    { selector: 'ExportDefaultDeclaration', message: 'Export a name: it is the same word wherever it is used.' },
  ],
  imports: [],
};

/** A later block replaces the restrictions of an earlier one as a whole, so each block spells out all that it keeps. */
const forbid = (...groups) => {
  const all = (kind) => groups.flatMap((group) => group[kind]);
  const rule = (kind, toOptions) => (all(kind).length === 0 ? 'off' : ['error', ...toOptions(all(kind))]);
  return {
    'no-restricted-properties': rule('properties', (properties) => properties),
    'no-restricted-syntax': rule('syntax', (selectors) => selectors),
    'no-restricted-imports': rule('imports', (paths) => [{ paths }]),
  };
};

const size = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 40 }],
  complexity: ['error', { max: 8 }],
};

const names = {
  '@typescript-eslint/naming-convention': [
    'error',
    { selector: 'variableLike', format: ['camelCase'], leadingUnderscore: 'allow' },
    { selector: 'variable', modifiers: ['const'], format: ['camelCase', 'PascalCase', 'UPPER_CASE'] },
    { selector: 'function', format: ['camelCase', 'PascalCase'] },
    { selector: 'typeLike', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
    { selector: 'method', format: ['camelCase'] },
  ],
};

export default tseslint.config(
  // clients/typescript has its own packages, and its own compiler that checks it
  { ignores: ['**/dist/', 'coverage/', 'data/', '.stryker-tmp/', 'clients/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size,
      ...names,
      ...forbid(machine, environment, language, namedExports),
      '@typescript-eslint/max-params': ['error', { max: 5 }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        {
          'ts-expect-error': { descriptionFormat: '^ -- \\S' },
          'ts-ignore': true,
          'ts-nocheck': true,
          'ts-check': false,
        },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { comments: { rules: { 'doc-comment-opening': docCommentOpening } } },
    rules: { 'comments/doc-comment-opening': 'error' },
  },
  { files: ['**/*.dto.ts'], rules: { '@typescript-eslint/naming-convention': 'off' } },
  { files: ['src/**/typeorm-*.ts', 'test/doubles/**/*.ts'], rules: { '@typescript-eslint/require-await': 'off' } },
  {
    files: ['src/common/{clock,exact-delay,random,key-ring}.ts'],
    rules: forbid(environment, language, namedExports),
  },
  { files: ['src/config/**/*.ts'], rules: forbid(machine, language, namedExports) },
  { files: ['ormconfig.ts'], rules: forbid(machine, environment, language) },
  {
    files: ['test/**/*.ts', '**/*.spec.ts', 'bench/**/*.ts'],
    rules: {
      ...forbid(language, namedExports),
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['test/support/*.{setup,teardown}.ts'], rules: forbid(language) },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['console', 'process', 'fetch', 'URL', 'module', 'require', '__dirname'].map((name) => [name, 'readonly']),
      ),
    },
    rules: size,
  },
);
