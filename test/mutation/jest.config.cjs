const { join } = require('node:path');
const { projects, ...options } = require('../../jest.config.cjs');

const { transform, transformIgnorePatterns, testEnvironment } = projects[0];

/**
 * Specs of MUTATION_SPECS (globs, separated by spaces) as one project without a MySQL server: what runs on each database
 * runs on SQLite alone.
 */
module.exports = {
  ...options,
  rootDir: join(__dirname, '../..'),
  testMatch: (process.env.MUTATION_SPECS ?? '').split(' ').map((spec) => `<rootDir>/${spec}`),
  testPathIgnorePatterns: ['/node_modules/'],
  ...{ transform, transformIgnorePatterns, testEnvironment },
};
