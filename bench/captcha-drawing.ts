import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { type DrawTask, THREADS } from '../src/captcha/drawing/drawing-pool';
import { WorkerPool } from '../src/common';
import { ImageDrawing } from '../src/captcha/kinds/image/image-drawing';
import { CryptoRandom } from '../src/common/random';

/*
 * Captchas a second and the delay of the event loop meanwhile: drawn in threads, beside drawn on the event loop in the same
 * run, in turns. Usage: npm run build && npm run bench:part -- bench/captcha-drawing.ts [seconds = 3] [rounds = 5]
 */
const SECONDS = Number(process.argv[2] ?? 3);
const ROUNDS = Number(process.argv[3] ?? 5);
/** Captchas that are asked for at a time. */
const PARALLEL = 64;
const WORKER = join(__dirname, '../dist/captcha/drawing/draw.worker.js');

interface Measured {
  readonly perSecond: number;
  readonly p99: number;
}

async function measure(draw: () => Promise<unknown>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1_000;
  let drawn = 0;
  delay.enable();
  await Promise.all(
    Array.from({ length: PARALLEL }, async () => {
      for (; elapsed() < SECONDS; drawn++) await draw();
    }),
  );
  delay.disable();
  return { perSecond: drawn / elapsed(), p99: delay.percentile(99) / 1e6 };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

async function main(): Promise<void> {
  const options = { size: THREADS, maxWaiting: PARALLEL };
  const pool = new WorkerPool<DrawTask, Uint8Array<ArrayBuffer>>(WORKER, options);
  const onLoop = new ImageDrawing(new CryptoRandom());
  const ways: Readonly<Record<string, () => Promise<unknown>>> = {
    threads: () => pool.run({ kind: 'image', answer: 'AEHJK' }),
    loop: async () => {
      onLoop.draw('AEHJK');
      await turn();
    },
  };
  const results = new Map<string, Measured[]>(Object.keys(ways).map((way) => [way, []]));
  console.log(`${String(THREADS)} threads, ${String(availableParallelism())} cores, load ${String(loadavg()[0])}`);
  for (const draw of Object.values(ways)) await Promise.all(Array.from({ length: PARALLEL }, draw));
  for (let round = 0; round < ROUNDS; round++)
    for (const [way, draw] of Object.entries(ways)) results.get(way)?.push(await measure(draw));
  for (const [way, measured] of results) {
    const rates = measured.map(({ perSecond }) => perSecond);
    const [low, high] = [Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(0));
    const p99 = median(measured.map((each) => each.p99)).toFixed(1);
    console.log(
      `${way.padEnd(10)} ${median(rates).toFixed(0)} captchas/s (${String(low)}–${String(high)}), loop p99 ${p99} ms`,
    );
  }
  const rateOf = (way: string): number => median((results.get(way) ?? []).map(({ perSecond }) => perSecond));
  console.log(`ratio: ${(rateOf('threads') / rateOf('loop')).toFixed(2)}`);
  await pool.close();
}

void main();
