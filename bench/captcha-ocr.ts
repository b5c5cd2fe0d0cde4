import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { DrawnCaptcha } from '../src/captcha/captcha-kind';
import { DrawingPool } from '../src/captcha/drawing/drawing-pool';
import { ALPHABET, ImageCaptcha } from '../src/captcha/kinds/image/image-captcha';
import { CryptoRandom } from '../src/common/random';
import { blackAndWhite, type Filter, fromPng, toPng, withoutGaps, withoutLines } from './ocr/grey';
import { isInstalled, read } from './ocr/tesseract';

/*
 * How long drawing takes, and how many captchas a stock OCR engine reads exactly, whatever their case.
 * Usage: npm run bench -- bench/captcha-ocr.ts [count = 200] [length = 5]
 */
const COUNT = Number(process.argv[2] ?? 200);
const LENGTH = Number(process.argv[3] ?? 5);
const ENLARGED = 3;
const PAGE_MODES = [7, 8];

/** What an attacker does to a picture before reading it. */
const preparations: readonly (readonly [string, Filter])[] = [
  ['as drawn', (picture) => picture],
  ['black and white', blackAndWhite],
  ['gaps closed', withoutGaps(3)],
  ['lines up to 2 px removed', withoutLines(3)],
  ['lines up to 3 px removed', withoutLines(4)],
  ['lines up to 4 px removed', withoutLines(6)],
  ['gaps closed, lines removed', (picture) => withoutLines(5)(withoutGaps(3)(picture))],
];

async function draw(): Promise<DrawnCaptcha[]> {
  const kind = new ImageCaptcha(new CryptoRandom(), new DrawingPool(), LENGTH);
  const drawn: DrawnCaptcha[] = [];
  const held: number[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  while (drawn.length < COUNT) {
    const before = performance.now();
    const drawing = kind.draw();
    held.push(performance.now() - before);
    drawn.push(await drawing);
  }
  const each = (performance.now() - started) / COUNT;
  delay.disable();
  held.sort((a, b) => a - b);
  const [median, slow, slowest] = [0.5, 0.99, 1].map((share) => (held[Math.ceil(COUNT * share) - 1] ?? 0).toFixed(2));
  console.log(`${String(COUNT)} drawn one after the other, ${each.toFixed(2)} ms each`);
  console.log(`each holds the event loop for p50 ${median} ms, p99 ${slow} ms, at most ${slowest} ms`);
  console.log(`event loop delay meanwhile: p99 ${ms(delay.percentile(99))}, max ${ms(delay.max)}`);
  return drawn;
}

const ms = (nanoseconds: number): string => `${(nanoseconds / 1e6).toFixed(1)} ms`;

/** Prints each attempt's hits; returns the places of the captchas that any attempt read. */
async function attack(drawn: readonly DrawnCaptcha[]): Promise<ReadonlySet<number>> {
  const pictures = await Promise.all(drawn.map(({ content }) => fromPng(content, ENLARGED)));
  const solved = new Set<number>();
  for (const [name, prepare] of preparations) {
    const prepared = pictures.map((picture) => toPng(prepare(picture)));
    for (const pageMode of PAGE_MODES) {
      const texts = read(prepared, pageMode, ALPHABET + ALPHABET.toLowerCase());
      const hits = drawn.flatMap(({ answer }, index) => (texts[index] === answer.reveal() ? [index] : []));
      hits.forEach((index) => solved.add(index));
      console.log(`${name}, page mode ${String(pageMode)}: ${String(hits.length)} read exactly`);
    }
  }
  return solved;
}

async function main(): Promise<void> {
  const drawn = await draw();
  if (!isInstalled()) {
    console.error('tesseract is not installed (Debian: apt-get install tesseract-ocr)');
    process.exitCode = 1;
    return;
  }
  const solved = await attack(drawn);
  const share = ((100 * solved.size) / COUNT).toFixed(1);
  console.log(`read by any of them: ${String(solved.size)} of ${String(COUNT)} (${share} %, wanted: under 5 %)`);
}

void main();
