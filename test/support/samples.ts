import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Fields = Readonly<Record<string, string | number>>;

const FOLDER = join(__dirname, '../samples');
const read = (dialect: string, file: string): string => readFileSync(join(FOLDER, dialect, file), 'utf8');

/** A request with the parameters that the source document lists, some of them replaced. */
export const sampleRequest = (dialect: string, call: string, replaced: Fields = {}): Fields => ({
  ...(JSON.parse(read(dialect, `${call}.request.json`)) as Fields),
  ...replaced,
});

/**
 * The names and values of a body that a source document prints, in its order. A value that the document hides (`?`,
 * stars, dots) stands for any text.
 */
export const sampleTokens = (dialect: string, call: string, number: number): unknown[] =>
  tokens(read(dialect, `${call}.${String(number)}.txt`)).map((token) =>
    /^(?:\?|"\*+"|"\.+")$/.test(token) ? expect.stringMatching(/^"[^"]+"$/) : token,
  );

const TOKEN = /\[\s*\]|"[^"]*"|[\w-]+|\?/g;

/**
 * The names, values and empty lists of a body, in order. Comments, and the braces and commas that some documents forget,
 * are left out; names lose the quotes that some documents do not write.
 */
export const tokens = (body: string): string[] =>
  (
    body
      .replace(/\/\/.*$/gm, '')
      .replace(/["'](\w+)["'](?=\s*(?::|=>))/g, '$1')
      .match(TOKEN) ?? []
  ).map((token) => token.replace(/^\[\s*\]$/, '[]'));
