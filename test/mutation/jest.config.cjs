const { join } = require('node:path');
const { projects, ...options } = require('../../jest.config.cjs');

const { transform, transformIgnorePatterns } = projects[0];

/**
 * Specs of MUTATION_SPECS (paths, separated by spaces) without a MySQL server: what runs on each database runs on SQLite
 * alone.
 */
module.exports = {
  ...options,
  rootDir: join(__dirname, '../..'),
  testMatch: ['<rootDir>/test/mutation/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testEnvironment: join(__dirname, 'first-failure.environment.cjs'),
  testSequencer: join(__dirname, 'quick-first.sequencer.cjs'),
  ...{ transform, transformIgnorePatterns },
};
