import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { ALPHABET, word } from '../../src/captcha/kinds/image/image-captcha';
import { ImageDrawing } from '../../src/captcha/kinds/image/image-drawing';
import { HEIGHT, WIDTH } from '../../src/captcha/kinds/image/sketch';
import { CryptoRandom } from '../../src/common/random';
import { findSolver, readBySolver } from '../captcha-solver/solver';
import { readByOcr, type Solvable } from '../ocr/attack';
import { isInstalled } from '../ocr/tesseract';
import { type ProofRequest, type ProofRow, ToolMissing } from './proof';

const LENGTH = 5;
const FULL = { ocr: 200, trained: 8_000, tested: 500, seconds: 60 };
const QUICK = { ocr: 40, trained: 3_000, tested: 200, seconds: 15 };
const SHEET = { columns: 4, rows: 10, gap: 10 };
const NO_SOLVER =
  'there is no network to train (Debian: apt-get install python3-sklearn; or npm ci --prefix bench/captcha-solver/tensorflow)';
/** Shares of pictures that may be read. */
const OCR_LIMIT = 0.1;
const SOLVER_LIMIT = 0.5;

/**
 * `prove -- captcha [folder]`: writes 40 pictures for people to read, and their answers, into the folder; lets tesseract and
 * a small trained network (scikit-learn, else TensorFlow.js) read others, where they are installed.
 */
export async function proveCaptcha({ isQuick, args: [folder] }: ProofRequest): Promise<readonly ProofRow[]> {
  const counts = isQuick ? QUICK : FULL;
  const solver = findSolver();
  await writeSheet(folder ?? mkdtempSync(join(tmpdir(), 'captcha-sheet-')));
  const rows: ProofRow[] = [];
  if (isInstalled()) {
    const read = await readByOcr(drawMany(counts.ocr), ALPHABET);
    rows.push(share('pictures that tesseract reads', read, counts.ocr, OCR_LIMIT));
  } else console.log('tesseract is not installed (Debian: apt-get install tesseract-ocr)');
  if (solver !== undefined) {
    const read = await readBySolver({ ...counts, solver, length: LENGTH });
    rows.push(share('pictures that a small network reads, trained on others', read, counts.tested, SOLVER_LIMIT));
  } else console.log(NO_SOLVER);
  if (rows.length === 0) throw new ToolMissing('there is neither tesseract nor a network to train');
  return rows;
}

function share(promise: string, read: number, of: number, limit: number): ProofRow {
  const percent = `${((100 * read) / of).toFixed(1)} %`;
  return {
    promise,
    figure: `under ${String(100 * limit)} %`,
    measured: `${percent}, ${String(read)} of ${String(of)}`,
    holds: read < limit * of,
  };
}

function drawMany(count: number): readonly Solvable[] {
  const random = new CryptoRandom();
  const drawing = new ImageDrawing(random);
  return Array.from({ length: count }, () => {
    const answer = word(random, LENGTH);
    return { answer, content: Buffer.from(drawing.draw(answer)) };
  });
}

async function writeSheet(folder: string): Promise<void> {
  const { columns, rows, gap } = SHEET;
  const drawn = drawMany(columns * rows);
  const canvas = createCanvas(columns * (WIDTH + gap) + gap, rows * (HEIGHT + gap) + gap);
  const context = canvas.getContext('2d');
  for (const [index, { content }] of drawn.entries()) {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    context.drawImage(await loadImage(content), gap + column * (WIDTH + gap), gap + row * (HEIGHT + gap));
  }
  mkdirSync(folder, { recursive: true });
  const [sheet, answers] = [join(folder, 'sheet.png'), join(folder, 'answers.txt')];
  writeFileSync(sheet, canvas.toBuffer('image/png'));
  writeFileSync(answers, drawn.map(({ answer }, index) => `${String(index + 1)} ${answer}\n`).join(''));
  console.log(`${String(drawn.length)} pictures to read, row by row: ${sheet}\ntheir answers: ${answers}`);
}
