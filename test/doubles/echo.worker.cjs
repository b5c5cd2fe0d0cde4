const { setImmediate } = require('node:timers');
const { parentPort, threadId } = require('node:worker_threads');

/**
 * Thread for tests of the pool: answers with its id and the task, and ends as the tasks say that are named here. The task
 * `hang` has no answer.
 */
const ENDS = {
  throw: () => {
    throw new Error('the thread broke');
  },
  exit: () => process.exit(3),
  leave: () => setImmediate(() => process.exit(0)),
};

parentPort.on('message', (task) => {
  if (task === 'hang') return;
  if (task !== 'leave') ENDS[task]?.();
  parentPort.postMessage({ threadId, task });
  if (task === 'leave') ENDS.leave();
});
