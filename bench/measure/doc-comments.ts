import type { SourceFile } from './source-files';

export interface DocComment {
  readonly path: string;
  /** Number of its first line, from 1. */
  readonly line: number;
  /** Without stars and indentation, on one line. */
  readonly text: string;
}

const COMMENT = /\/\*\*(?!\/)([\s\S]*?)\*\//g;

/** Every `/** … *\/` of the files, in their order. */
export const docComments = (files: readonly SourceFile[]): readonly DocComment[] =>
  files.flatMap(({ path, text }) =>
    [...text.matchAll(COMMENT)].map((match) => ({
      path,
      line: text.slice(0, match.index).split('\n').length,
      text: plain(match[1] ?? ''),
    })),
  );

const plain = (comment: string): string =>
  comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Begins with a question word or possessive in place of a subject. */
export const opensWithoutSubject = ({ text }: DocComment): boolean => /^(What|Whom|Whose|Who|Of|Its)\b/.test(text);

/** Has a sentence, or a part after a semicolon or colon, whose first word is an indefinite person. */
export const hasVagueSubject = ({ text }: DocComment): boolean =>
  /(^|[.;:!?]\s+)(nobody|somebody|whoever|everybody|anybody|no one|someone|everyone|anyone)\b/i.test(text);

/** How often nobody, somebody, whoever and everybody are written, in comments, code and texts. */
export const vagueWords = (files: readonly SourceFile[]): number =>
  files.reduce((sum, { text }) => sum + (text.match(/\b(nobody|somebody|whoever|everybody)/gi) ?? []).length, 0);

/** `count` different comments, drawn evenly; the same seed draws the same ones from the same comments. */
export function sample(comments: readonly DocComment[], count: number, seed: number): readonly DocComment[] {
  const random = randomOf(seed);
  const left = [...comments];
  const drawn: DocComment[] = [];
  while (drawn.length < count && left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

/** The generator mulberry32: numbers from 0 to below 1. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
