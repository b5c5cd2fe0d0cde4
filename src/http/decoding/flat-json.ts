import type { TextBody } from './charset';
import {
  type DecodedBody,
  FieldCollector,
  type FieldValue,
  JsonNumber,
  NESTED,
  type Scalar,
  Undecodable,
} from './decoded-body';

/**
 * Decodes one JSON object (RFC 8259) of strings, numbers, booleans and nulls; an array or object as a value becomes
 * {@link NESTED}. Throws {@link Undecodable} for a repeated name, a lone surrogate, bytes that are not in the body's charset,
 * and anything after the object. It never recurses, so nesting costs nothing, and numbers keep every digit.
 */
export function decodeFlatJson({ bytes, decode }: TextBody): DecodedBody {
  const text = new JsonScanner(decode(bytes));
  const fields = new FieldCollector();
  text.expect('{');
  if (!text.skip('}')) {
    do {
      const name = text.string();
      text.expect(':');
      fields.add(name, text.scalarOrNested());
    } while (text.skip(','));
    text.expect('}');
  }
  text.expectEnd();
  return fields.finish();
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const LITERAL = /true|false|null/y;
/** Part of a nested value: a bracket, a string, or all between them. */
const PART = /[[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"|[^[\]{}"]+/y;
const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
/** Maximum number of tokens in all nested values, which no field takes: they are passed over, which takes time as well. */
const MAX_NESTED_PARTS = 1_000;
const OPENING: ReadonlySet<string> = new Set(['[', '{']);
const CLOSING: ReadonlySet<string> = new Set([']', '}']);
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Tokenizer for JSON text (RFC 8259). Throws {@link Undecodable} at an unexpected token and at a string with a lone surrogate;
 * numbers keep every digit.
 */
export class JsonScanner {
  private position = 0;
  private nestedParts = 0;

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
    const literal = this.take(STRING);
    if (literal === undefined) throw new Undecodable('not a JSON string');
    return unquote(literal);
  }

  scalar(): Scalar {
    this.take(SPACE);
    if (this.text[this.position] === '"') return this.string();
    const number = this.take(NUMBER);
    if (number !== undefined) return new JsonNumber(number);
    const literal = LITERALS.get(this.take(LITERAL) ?? '');
    if (literal === undefined) throw new Undecodable('not a JSON scalar');
    return literal;
  }

  /**
   * A scalar, or {@link NESTED} for an array or object, whose syntax is checked and whose content is passed over. Throws
   * {@link Undecodable} when all those of the text have more than a thousand tokens.
   */
  scalarOrNested(): FieldValue {
    this.take(SPACE);
    const start = this.position;
    if (!OPENING.has(this.text[start] ?? '')) return this.scalar();
    let depth = 0;
    do {
      const part = this.take(PART);
      this.nestedParts += 1;
      if (this.nestedParts > MAX_NESTED_PARTS) throw new Undecodable('too much in an array or object');
      if (part === undefined) throw new Undecodable('an array or object without end');
      if (OPENING.has(part)) depth += 1;
      else if (CLOSING.has(part)) depth -= 1;
    } while (depth > 0);
    parseLiteral(this.text.slice(start, this.position));
    return NESTED;
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
  const value = parseLiteral(literal) as string;
  if (literal.includes('\\') && LONE_SURROGATE.test(value)) throw new Undecodable('half a surrogate pair');
  return value;
}

function parseLiteral(literal: string): unknown {
  try {
    return JSON.parse(literal);
  } catch {
    throw new Undecodable('not a JSON value');
  }
}
