import { SeededRandom } from '../doubles/seeded-random';

/** First digits of scripts whose digits keyboards and copied texts have: ASCII, full-width, Arabic, Persian, Devanagari, bold. */
const ZEROS = ['0', '\uff10', '\u0660', '\u06f0', '\u0966', '\u{1d7ce}'];
const DASHES = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u30fc', '\uff0d'];
const SPACES = [' ', '\u00a0', '\u2009', '\u202f', '\u3000', '\t', '\n'];
const MARKS = [
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202c',
  '\u202d',
  '\u2060',
  '\u2066',
  '\u2069',
  '\ufeff',
];
const PUNCTUATION = ['.', '/', '~', '(', ')', '[', ']', '\uff08', '\uff0e'];

/** Writes numbers and codes as people type and paste them; the same in every run of a test. */
export class Typist {
  private readonly random: SeededRandom;

  constructor(seed: number) {
    this.random = new SeededRandom(seed);
  }

  /** A spelling of a number, with its country or, for `+86`, without. */
  phone(e164: string): string {
    const national = e164.replace(/^\+86/, '');
    const starts = [
      e164,
      e164.replace('+', '00'),
      e164.replace('+', '+00'),
      e164.replace('+', '++'),
      `(+86)${national}`,
      `+ 86 ${national}`,
      national,
    ];
    const start = this.one(starts);
    const signs = start.startsWith('++') ? 2 : 1;
    const grouped = this.inScript(start.slice(0, signs)) + this.spread(start.slice(signs), [...DASHES, ...PUNCTUATION]);
    const isLocal = start === national && national !== e164;
    return this.around(this.random.integer(4) === 0 ? this.uri(grouped, isLocal) : grouped);
  }

  /** A tel URI (RFC 3966); a number without its country has it as context, or a domain. */
  private uri(number: string, isLocal: boolean): string {
    const contexts = isLocal ? ['', ';phone-context=+86', ';Phone-Context=+8-6', ';phone-context=example.com'] : [''];
    const parameters = [this.one(['', ';isub=7']), this.one(contexts), this.one(['', ';verstat=Passed'])];
    return `${this.one(['tel:', 'TEL:', 'tel: ', 'tel://'])}${number}${parameters.join('')}`;
  }

  /** A text that libphonenumber may or may not read as the number: signs and punctuation stand anywhere. */
  anyPhone(e164: string): string {
    const start = this.one([e164, e164, e164.replace('+', '00'), e164.slice('+86'.length)]);
    const others = [...SPACES, ...DASHES, ...PUNCTUATION, '+', '\uff0b', '\uff0f', '\u223c', '\u2060'];
    const text = Array.from(start, (each) => (this.random.integer(4) === 0 ? `${each}${this.one(others)}` : each));
    return `${this.one(['', '', '', 'tel:'])}${text.join('')}${this.one(['', '', '', ';isub=1', ';phone-context=+86'])}`;
  }

  /** A right code, decorated by white space, marks and digit scripts. */
  code(code: string): string {
    return this.around(this.spread(code, []));
  }

  private spread(text: string, more: readonly string[]): string {
    const between = [...SPACES, ...MARKS, ...more];
    return Array.from(
      text,
      (each) => this.inScript(each) + (this.random.integer(3) === 0 ? this.one(between) : ''),
    ).join('');
  }

  private around(text: string): string {
    const edge = [...SPACES, ...MARKS, ''];
    return `${this.one(edge)}${this.one(edge)}${text}${this.one(edge)}${this.one(edge)}`;
  }

  private inScript(character: string): string {
    if (!/[0-9]/.test(character)) return character;
    return String.fromCodePoint((this.one(ZEROS).codePointAt(0) ?? 0) + Number(character));
  }

  private one(choices: readonly string[]): string {
    return choices[this.random.integer(choices.length)] ?? '';
  }
}
