/*
 * Mutation tests. `npm run prove -- mutation [group]` runs them group by group, with the specs that cover each group; it
 * sets `mutate` and MUTATION_SPECS. Faults in what is computed when a file is loaded need all specs of a group, and are left out.
 */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner', './test/mutation/survivors.reporter.mjs'],
  jest: { configFile: 'test/mutation/jest.config.cjs', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  timeoutMS: 120_000,
  tempDirName: '.stryker-tmp',
  reporters: ['survivors', 'progress-append-only', 'json'],
  jsonReporter: { fileName: '.stryker-tmp/report.json' },
};
