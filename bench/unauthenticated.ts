import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { BASE, requests } from './unauthenticated/requests';
import { forgedReceipts } from './unauthenticated/receipts';

/**
 * Time for which one request that nobody has authenticated holds the event loop: the worst bodies, headers and query strings
 * that are admitted, and forged receipts of the largest admitted size, beside JSON.parse of 16 KiB in the same run. It fails
 * where a median is over 1 ms. Usage: `npm run bench:part -- bench/unauthenticated.ts [rounds = 51]`
 */
const ROUNDS = Number(process.argv[2] ?? 51);
const WARM_UP = 10;
const ALLOWED_MS = 1;

/** Runs a step; a refusal counts like a reading. */
function run(step: () => unknown): number {
  const started = performance.now();
  try {
    step();
  } catch {
    // refused
  }
  return performance.now() - started;
}

const steps = [...requests, ...forgedReceipts()];
const times = new Map<string, number[]>(steps.map(([name]) => [name, []]));
/* The steps take turns, so that noise hits them alike. */
for (let round = -WARM_UP; round < ROUNDS; round++)
  for (const [name, step] of steps) {
    const elapsed = run(step);
    if (round >= 0) times.get(name)?.push(elapsed);
  }

const medianOf = (name: string): number => times.get(name)?.sort((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
const base = medianOf(BASE);
console.log(`${'request'.padEnd(52)} median ms   max ms    base`);
for (const [name, all] of times) {
  const median = medianOf(name);
  const columns = [
    median.toFixed(3).padStart(9),
    Math.max(...all)
      .toFixed(3)
      .padStart(8),
  ];
  const isOver = median > ALLOWED_MS;
  console.log(
    `${name.padEnd(52)} ${columns.join(' ')} ${(median / base).toFixed(1).padStart(6)} ×${isOver ? '  OVER' : ''}`,
  );
  if (isOver) process.exitCode = 1;
}
