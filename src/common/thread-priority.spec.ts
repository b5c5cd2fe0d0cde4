import { once } from 'node:events';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const THREAD = `
  const { yieldToEventLoop } = require(${JSON.stringify(join(__dirname, 'thread-priority.ts'))});
  yieldToEventLoop();
  require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority());
`;

describe('the priority of worker threads', () => {
  const onLinux = process.platform === 'linux' ? it : it.skip;

  onLinux('is lower than that of the event loop, which stays as it was', async () => {
    const before = getPriority();
    const worker = new Worker(THREAD, { eval: true, execArgv: ['-r', '@swc-node/register'] });
    const [priority] = (await once(worker, 'message')) as [number];
    expect(priority).toBe(Math.min(before + 10, 19));
    expect(getPriority()).toBe(before);
    await worker.terminate();
  });
});
