import type { TextBody } from './charset';
import { type DecodedBody, FieldCollector, JsonNumber, type Scalar, Undecodable } from './decoded-body';

/**
 * Decodes one flat JSON object (RFC 8259) of strings, numbers, booleans and nulls. Throws {@link Undecodable} for an array or
 * object as a value, a repeated name, a lone surrogate, bytes that are not in the body's charset, and anything after the
 * object. It never recurses, so nesting costs nothing, and numbers keep every digit.
 */
export function decodeFlatJson({ bytes, decode }: TextBody): DecodedBody {
  const text = new JsonScanner(decode(bytes));
  const fields = new FieldCollector();
  text.expect('{');
  if (!text.skip('}')) {
    do {
      const name = text.string();
      text.expect(':');
      fields.add(name, text.scalar());
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
const LITERALS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Tokenizer for JSON text (RFC 8259). Throws {@link Undecodable} at an unexpected token and at a string with a lone surrogate;
 * numbers keep every digit.
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
    const literal = LITERALS.get(this.take(LITERAL) ?? '');
    if (literal === undefined) throw new Undecodable('not a JSON scalar');
    return literal;
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
