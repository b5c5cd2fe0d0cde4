import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { word } from '../../src/captcha/kinds/image/image-captcha';
import { ImageDrawing } from '../../src/captcha/kinds/image/image-drawing';
import { HEIGHT, WIDTH } from '../../src/captcha/kinds/image/sketch';
import { CryptoRandom } from '../../src/common/random';

const SCRIPT = join(__dirname, 'solve.py');
const TENSORFLOW = join(__dirname, 'tensorflow');
/** The first is that of Debian's package python3-sklearn. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
/** Views of a picture: its darkness, or that of its commonest hue. */
const VIEWS = ['grey', 'hue'] as const;

/** Program that trains a network and reads pictures with it. */
export interface Solver {
  readonly name: string;
  readonly program: string;
  readonly script: string;
  /** Processor time that it needs, as a multiple of what the fastest one needs for the same training. */
  readonly slowness: number;
}

/** Solver of scikit-learn, else that of TensorFlow.js, or undefined where neither is installed. */
export function findSolver(): Solver | undefined {
  const python = PYTHONS.find((each) => spawnSync(each, ['-c', 'import sklearn']).status === 0);
  if (python !== undefined) return { name: 'scikit-learn', program: python, script: SCRIPT, slowness: 1 };
  if (!existsSync(join(TENSORFLOW, 'node_modules'))) return undefined;
  return { name: 'TensorFlow.js', program: process.execPath, script: join(TENSORFLOW, 'solve.mjs'), slowness: 3 };
}

interface Trial {
  readonly solver: Solver;
  readonly trained: number;
  readonly tested: number;
  /** Seconds of processor time of each training, for the fastest solver. */
  readonly seconds: number;
  readonly length: number;
}

/**
 * Trains a small network on pictures of the generator, once for each view, and returns how many fresh pictures the better
 * one reads as a whole.
 */
export async function readBySolver({ solver, trained, tested, seconds, length }: Trial): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'captcha-solver-'));
  try {
    await drawInto(folder, trained + tested, length);
    let best = 0;
    for (const view of VIEWS) {
      const spent = String(seconds * solver.slowness);
      const args = [solver.script, folder, view, spent, String(tested)];
      const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
      const { stdout } = await promisify(execFile)(solver.program, args, { env });
      console.log(`network of ${view} (${solver.name}), ${spent} s of processor time: ${stdout.trim()} words read`);
      best = Math.max(best, Number(stdout));
    }
    return best;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes pictures at half their size, three bytes a pixel, and their answers with the centres of the characters. */
async function drawInto(folder: string, count: number, length: number): Promise<void> {
  const random = new CryptoRandom();
  const drawing = new ImageDrawing(random);
  const [pictures, labels]: [Buffer[], object[]] = [[], []];
  for (let drawn = 0; drawn < count; drawn++) {
    const answer = word(random, length);
    const sketched = drawing.sketch(answer);
    pictures.push(halved(await pixelsOf(drawing.render(sketched))));
    labels.push({ answer, centres: sketched.glyphs.map(({ x }) => x) });
  }
  await writeFile(join(folder, 'pictures.bin'), Buffer.concat(pictures));
  await writeFile(join(folder, 'labels.json'), JSON.stringify(labels));
}

async function pixelsOf(png: Uint8Array): Promise<Uint8ClampedArray> {
  const context = createCanvas(WIDTH, HEIGHT).getContext('2d');
  context.drawImage(await loadImage(png), 0, 0);
  return context.getImageData(0, 0, WIDTH, HEIGHT).data;
}

function halved(pixels: Uint8ClampedArray): Buffer {
  const [width, height] = [WIDTH / 2, HEIGHT / 2];
  const small = Buffer.alloc(width * height * 3);
  const at = (x: number, y: number, colour: number): number => pixels[(y * WIDTH + x) * 4 + colour] ?? 0;
  for (let index = 0; index < small.length; index++) {
    const colour = index % 3;
    const x = 2 * (Math.floor(index / 3) % width);
    const y = 2 * Math.floor(index / 3 / width);
    small[index] = (at(x, y, colour) + at(x + 1, y, colour) + at(x, y + 1, colour) + at(x + 1, y + 1, colour)) / 4;
  }
  return small;
}
