import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { startProcess } from '../test/support/start-process';

/*
 * Latency of help pages over HTTP on one connection, compared with the most trivial route of the same process. Usage: `npm run bench:part -- bench/help-pages.ts [requests = 1000]`
 */
const REQUESTS = Number(process.argv[2] ?? 1000);
const WARM_UP = 200;
const TRIVIAL = '/health/live';
const PATHS = [
  TRIVIAL,
  '/Help',
  '/Help/Api/POST-api-member-retrievepwd-sendcode',
  '/Help/Api/POST-api-User-CheckVaildateCodeByUser',
  '/Help/ResourceModel?modelName=Terminal',
];
const SHARES = [0.5, 0.95, 0.99];

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Milliseconds until the end of the response. */
function timed(url: string): Promise<number> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${url} answers ${String(response.statusCode)}`));
      });
    }).once('error', reject);
  });
}

/** The routes take turns, so that noise hits them alike. */
async function measure(origin: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const times = new Map<string, number[]>(PATHS.map((path) => [path, []]));
  for (let round = -WARM_UP; round < REQUESTS; round++)
    for (const path of PATHS) {
      const time = await timed(`${origin}${path}`);
      if (round >= 0) times.get(path)?.push(time);
    }
  return times;
}

function percentiles(times: readonly number[] = []): readonly number[] {
  const sorted = [...times].sort((a, b) => a - b);
  return SHARES.map((share) => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN);
}

async function main(): Promise<void> {
  const server = await startProcess({ env: { NODE_ENV: 'development', THROTTLE: '1000000,send=1000000' } });
  try {
    const times = await measure(server.url);
    const base = percentiles(times.get(TRIVIAL));
    console.log(`${'milliseconds (times the trivial route)'.padEnd(52)} p50             p95             p99`);
    for (const path of PATHS) {
      const cells = percentiles(times.get(path)).map(
        (time, index) => `${time.toFixed(2)} (${(time / (base[index] ?? NaN)).toFixed(1)})`,
      );
      console.log(`${path.padEnd(52)} ${cells.map((cell) => cell.padEnd(15)).join(' ')}`.trimEnd());
    }
  } finally {
    agent.destroy();
    await server.stop();
  }
}

void main();
