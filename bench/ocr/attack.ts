import { blackAndWhite, type Filter, fromPng, toPng, withoutGaps, withoutLines } from './grey';
import { read } from './tesseract';

const ENLARGED = 3;
const PAGE_MODES = [7, 8];

/** Preparations of a picture that an attacker may try before reading it. */
const preparations: readonly (readonly [string, Filter])[] = [
  ['as drawn', (picture) => picture],
  ['black and white', blackAndWhite],
  ['gaps closed', withoutGaps(3)],
  ['lines up to 2 px removed', withoutLines(3)],
  ['lines up to 3 px removed', withoutLines(4)],
  ['lines up to 4 px removed', withoutLines(6)],
  ['gaps closed, lines removed', (picture) => withoutLines(5)(withoutGaps(3)(picture))],
];

/** Picture (PNG) with its answer. */
export interface Solvable {
  readonly content: Buffer;
  readonly answer: string;
}

/** Lets tesseract read pictures after each preparation, prints the hits, and returns how many any of them read exactly. */
export async function readByOcr(drawn: readonly Solvable[], alphabet: string): Promise<number> {
  const pictures = await Promise.all(drawn.map(({ content }) => fromPng(content, ENLARGED)));
  const solved = new Set<number>();
  for (const [name, prepare] of preparations) {
    const prepared = pictures.map((picture) => toPng(prepare(picture)));
    for (const pageMode of PAGE_MODES) {
      const texts = read(prepared, pageMode, alphabet + alphabet.toLowerCase());
      const hits = drawn.flatMap(({ answer }, index) => (texts[index] === answer ? [index] : []));
      hits.forEach((index) => solved.add(index));
      console.log(`${name}, page mode ${String(pageMode)}: ${String(hits.length)} read exactly`);
    }
  }
  return solved.size;
}
