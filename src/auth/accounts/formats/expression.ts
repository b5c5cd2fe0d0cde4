import { FUNCTIONS } from './expression-functions';

/** Values of an expression's variables. */
export interface ExpressionValues {
  readonly password: string;
  readonly salt: string;
  readonly username: string;
  readonly id: string;
}

/** Parsed expression: computes the bytes that a password's digest consists of. */
export type Expression = (values: ExpressionValues) => Buffer;

/** Expression that cannot be parsed; the message says where, and holds nothing but the expression's own text. */
export class ExpressionError extends Error {}

const MAX_LENGTH = 256;
const MAX_DEPTH = 12;

const TOKEN = /\s*(?:([a-z_][a-z0-9_]*)|'([^']*)'|(\d{1,3})|([().,]))/iy;

interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign';
  readonly text: string;
  readonly at: number;
}

/**
 * Parses an expression such as `md5(md5(password) . salt)`: functions of {@link FUNCTIONS}, the variables of
 * {@link ExpressionValues}, constants in single quotes, and `.` for “followed by”. Throws an ExpressionError.
 */
export function parseExpression(source: string): Expression {
  if (source.length > MAX_LENGTH) throw new ExpressionError(`is longer than ${String(MAX_LENGTH)} characters`);
  const parser = new Parser(tokensOf(source), source.length);
  const expression = parser.sequence(0);
  parser.end();
  return expression;
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const text = source.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const [all = '', name, constant, number, sign] = TOKEN.exec(text) ?? [];
    const at = from + all.length - all.trimStart().length;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (constant !== undefined) tokens.push({ kind: 'text', text: constant, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
    else throw new ExpressionError(`cannot be read from character ${String(from + 1)} on`);
  }
  return tokens;
}

/** Recursive descent over the tokens of one expression. */
class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly length: number,
  ) {}

  /** Terms with `.` in between. */
  sequence(depth: number): Expression {
    if (depth > MAX_DEPTH) throw new ExpressionError(`is nested deeper than ${String(MAX_DEPTH)} levels`);
    const terms = [this.term(depth)];
    while (this.accept('.')) terms.push(this.term(depth));
    const [only] = terms;
    if (only && terms.length === 1) return only;
    return (values) => Buffer.concat(terms.map((term) => term(values)));
  }

  end(): void {
    if (this.next < this.tokens.length) throw this.unexpected();
  }

  private term(depth: number): Expression {
    const token = this.tokens[this.next];
    if (token?.kind === 'text') {
      this.next++;
      return () => Buffer.from(token.text);
    }
    if (token?.kind !== 'name') throw this.unexpected();
    this.next++;
    return this.accept('(') ? this.call(token, depth) : variable(token);
  }

  /** Arguments of a function: expressions first, then numbers. */
  private call({ text, at }: Token, depth: number): Expression {
    const definition = FUNCTIONS.get(text.toLowerCase());
    if (!definition) throw new ExpressionError(`has an unknown function ${text} at character ${String(at + 1)}`);
    const parts: Expression[] = [];
    for (let index = 0; index < definition.parts; index++) {
      if (index > 0) this.expect(',');
      parts.push(this.sequence(depth + 1));
    }
    const numbers: number[] = [];
    for (let index = 0; index < definition.numbers; index++) {
      this.expect(',');
      numbers.push(this.number());
    }
    this.expect(')');
    return (values) =>
      definition.apply(
        parts.map((part) => part(values)),
        numbers,
      );
  }

  private number(): number {
    const token = this.tokens[this.next];
    if (token?.kind !== 'number') throw this.unexpected();
    this.next++;
    return Number(token.text);
  }

  private accept(sign: string): boolean {
    const token = this.tokens[this.next];
    const isNext = token?.kind === 'sign' && token.text === sign;
    if (isNext) this.next++;
    return isNext;
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw this.unexpected();
  }

  private unexpected(): ExpressionError {
    const at = this.tokens[this.next]?.at ?? this.length;
    return new ExpressionError(`has an error at character ${String(at + 1)}`);
  }
}

function variable({ text, at }: Token): Expression {
  switch (text) {
    case 'password':
    case 'salt':
    case 'username':
    case 'id':
      return (values) => Buffer.from(values[text]);
    default:
      throw new ExpressionError(`has an unknown name ${text} at character ${String(at + 1)}`);
  }
}
