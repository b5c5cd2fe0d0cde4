/**
 * `node scripts/run.mjs <script> [arguments]` runs a Node script with eight threads in libuv's pool, in place of four. Look-ups
 * of names run on half of them at most, files (the log among them) on all: two look-ups that hang, for the vendor that fails,
 * would keep those for its substitute and for the database waiting. Hashing and drawing have threads of their own. libuv reads
 * the size from the environment that the process was started with (on Windows, setting process.env later has no effect), and
 * npm scripts have no way to set a variable that works in every system's shell. Hence a parent that sets it, passes signals
 * on, and ends as its child ends. A container sets the variable itself and runs `node dist/main.js`.
 */
import { spawn } from 'node:child_process';

const child = spawn(process.execPath, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...process.env, UV_THREADPOOL_SIZE: process.env.UV_THREADPOOL_SIZE ?? '8' },
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

child.on('exit', (code, signal) => {
  if (!signal) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
