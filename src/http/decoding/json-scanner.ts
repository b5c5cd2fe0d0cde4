import type { Scalar } from './codec';
import { JsonNumber } from './json-number';
import { Undecodable } from './undecodable';

const SPACE = /[ \t\r\n]*/y;
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Walks over JSON text (RFC 8259), token by token; throws {@link Undecodable} at the first that is not the expected one.
 * Strings with half a surrogate pair are none, and numbers keep every digit.
 */
export class JsonScanner {
  private position = 0;

  constructor(private readonly text: string) {}

  expect(mark: string): void {
    if (!this.skip(mark)) throw new Undecodable('not the JSON expected here');
  }

  skip(mark: string): boolean {
    this.take(SPACE);
    if (this.text[this.position] !== mark) return false;
    this.position += 1;
    return true;
  }

  string(): string {
    this.take(SPACE);
    return unquote(this.take(STRING) ?? '');
  }

  scalar(): Scalar {
    this.take(SPACE);
    if (this.text[this.position] === '"') return this.string();
    const number = this.take(NUMBER);
    if (number !== undefined) return new JsonNumber(number);
    const word = WORDS.get(this.take(WORD) ?? '');
    if (word === undefined) throw new Undecodable('not a JSON scalar');
    return word;
  }

  expectEnd(): void {
    this.take(SPACE);
    if (this.position !== this.text.length) throw new Undecodable('text after the JSON');
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }
}

function unquote(literal: string): string {
  const value = parseLiteral(literal);
  if (literal.includes('\\') && LONE_SURROGATE.test(value)) throw new Undecodable('half a surrogate pair');
  return value;
}

function parseLiteral(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw new Undecodable('not a JSON string');
  }
}
