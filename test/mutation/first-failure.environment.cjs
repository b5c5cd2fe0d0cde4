const { TestEnvironment } = require('jest-environment-node');

/** Fault that has been noticed last. */
let noticed;

/** Environment in which no test runs after one has failed, because a fault is noticed once; specs see that it is. */
module.exports = class FirstFailureEnvironment extends TestEnvironment {
  fault = process.env.__STRYKER_ACTIVE_MUTANT__ ?? 'none';

  async setup() {
    await super.setup();
    this.global.isFaultNoticed = noticed === this.fault;
  }

  handleTestEvent({ name, test }) {
    if (name === 'test_done' && test.errors.length > 0) noticed = this.fault;
    if (name === 'test_start' && noticed === this.fault) test.mode = 'skip';
  }
};
