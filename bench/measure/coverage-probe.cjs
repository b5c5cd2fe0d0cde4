/**
 * Loaded into a server before its own code: answers every IPC message with the scripts of which a function was called
 * since the previous message. The top level of a script, which runs when it is loaded, does not count as a function.
 */
const { Session } = require('node:inspector');

const session = new Session();
session.connect();
const post = (method, parameters) =>
  new Promise((resolve, reject) => {
    session.post(method, parameters, (error, result) => (error ? reject(error) : resolve(result)));
  });

const started = post('Profiler.enable').then(() =>
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: false }),
);

const wasCalled = ({ ranges: [whole] }) => whole.startOffset > 0 && whole.count > 0;

process.on('message', async () => {
  await started;
  const { result } = await post('Profiler.takePreciseCoverage');
  process.send(result.filter(({ functions }) => functions.some(wasCalled)).map(({ url }) => url));
});
