/**
 * Probe of a container: asks /health/live at HOST and PORT, as the server reads them from its environment and `.env`.
 * Exits with 0 when it answers 200, with 1 otherwise. It needs no package, so that it starts at once.
 */
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { parseEnv } from 'node:util';

const TIMEOUT_MS = 2_500;

/** Addresses to ask where HOST is one of all interfaces. An IPv6 wildcard takes IPv4 as well, and ::1 may be missing. */
const LOOPBACKS = new Map([
  ['0.0.0.0', ['127.0.0.1']],
  ['[::]', ['127.0.0.1', '[::1]']],
  ['[::ffff:0:0]', ['127.0.0.1']],
]);

const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
const { HOST, PORT } = { ...fromFile, ...process.env };

function hosts() {
  const host = HOST || '0.0.0.0';
  const { hostname } = new URL(`http://${host.includes(':') ? `[${host}]` : host}`);
  return LOOPBACKS.get(hostname) ?? [hostname];
}

/** Resolves when the server answers 200, rejects otherwise. */
function ask(host) {
  return new Promise((resolve, reject) => {
    const url = `http://${host}:${PORT || '3000'}/health/live`;
    const request = get(url, { agent: false, timeout: TIMEOUT_MS }, ({ statusCode }) => {
      if (statusCode === 200) resolve();
      else reject(new Error(`${url} answers ${statusCode}`));
    });
    request.on('timeout', () => request.destroy(new Error(`${url} does not answer`)));
    request.on('error', reject);
  });
}

const asked = await Promise.allSettled(hosts().map(ask));
const faults = asked.flatMap(({ reason }) => reason?.message ?? []);
const isAlive = asked.some(({ status }) => status === 'fulfilled');
if (!isAlive) console.error(faults.join('\n'));
process.exit(isAlive ? 0 : 1);
