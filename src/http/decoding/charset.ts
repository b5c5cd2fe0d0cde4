import { isAscii } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { decodeUtf8, Undecodable } from './decoded-body';

/** Decoder of one charset. Throws {@link Undecodable}: 400 for broken bytes, 415 for bytes of an unknown charset. */
export type CharsetDecoder = (bytes: Buffer) => string;

/** Body in a charset in which ASCII bytes are ASCII text, without its byte order mark. */
export interface TextBody {
  readonly bytes: Buffer;
  readonly decode: CharsetDecoder;
  /** Encoding in which the body came, by its name in the WHATWG standard or, where that has none, by its label. */
  readonly encoding: string;
}

/** Text in UTF-8, which may have been recoded from another encoding. */
export const utf8Body = (bytes: Buffer, encoding = 'utf-8'): TextBody => ({ bytes, decode: decodeUtf8, encoding });

const UTF_8_MARK = Buffer.from('\uFEFF');
const UTF_8_LABEL = /^(?:utf-?8)?$/;
const UTF_16_LABEL = /^utf-?16(?:[bl]e)?$/;
/** Kinds of UTF-16 by their byte order mark. */
const UTF_16_MARKS: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
]);
/** Charsets in which ASCII bytes are not ASCII text. */
const UNLIKE_ASCII =
  /^(?:utf-?7|(?:x-)?utf-?(?:16|32)(?:[bl]e)?|(?:iso-10646-)?ucs-?[24].*|hz-gb-2312|ebcdic.*|(?:cp|ibm)037)$/;

/**
 * Text of a body by the charset that its Content-Type names: UTF-8 where it names none, or where the body begins with the mark
 * of UTF-8. UTF-16 with a byte order mark is recoded to UTF-8. Throws {@link Undecodable} (415) for UTF-16 without a mark and
 * for other charsets that are not compatible with ASCII.
 */
export function textBody(body: Buffer, contentType: string): TextBody {
  if (body.subarray(0, UTF_8_MARK.length).equals(UTF_8_MARK)) {
    return utf8Body(body.subarray(UTF_8_MARK.length));
  }
  const [label = '', ...others] = charsetLabels(contentType);
  const utf16 = others.length === 0 && UTF_16_LABEL.test(label) ? utf16By(body) : undefined;
  if (utf16 !== undefined) return utf8Body(Buffer.from(utf16.decode(body.subarray(2))), utf16.encoding);
  return { bytes: body, decode: charsetDecoder(contentType), encoding: encodingName(label || 'utf-8') };
}

/** Name of an encoding in the WHATWG standard by any of its labels; the label itself, lower-case, where it has none. */
export const encodingName = (label: string): string => textDecoder(label)?.encoding ?? label.toLowerCase();

/**
 * Decoder of the charset that a Content-Type value names: UTF-8 where it names none; ASCII alone where the WHATWG encoding
 * standard does not know it, or several are named. Throws {@link Undecodable} (415) for one that is not compatible with ASCII.
 */
export function charsetDecoder(contentType: string): CharsetDecoder {
  const labels = charsetLabels(contentType);
  if (labels.some((label) => UNLIKE_ASCII.test(label))) throw new Undecodable('a charset unlike ASCII', 415);
  if (labels.length > 1) return decodeAscii;
  const [label = 'utf-8'] = labels;
  return label === 'utf-8' ? decodeUtf8 : (whatwgDecoder(label) ?? decodeAscii);
}

const CHARSET = /;\s*charset\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^";\s]*))/gi;

/** Different charset labels of a Content-Type value, lower-case; those of UTF-8 and empty ones are `utf-8`. */
function charsetLabels(contentType: string): string[] {
  const labels = Array.from(
    contentType.matchAll(CHARSET),
    ([, double, single, token]) => double ?? single ?? token ?? '',
  );
  return [...new Set(labels.map((label) => label.trim().toLowerCase().replace(UTF_8_LABEL, 'utf-8')))];
}

/** The kind of UTF-16 that the body's byte order mark names, and its decoder; undefined without a mark. */
function utf16By(body: Buffer): Pick<TextBody, 'decode' | 'encoding'> | undefined {
  const encoding = UTF_16_MARKS.get(body.toString('hex', 0, 2));
  const decode = encoding === undefined ? undefined : whatwgDecoder(encoding);
  return encoding === undefined || decode === undefined ? undefined : { decode, encoding };
}

/** Decoder by the WHATWG encoding standard; undefined for labels that it does not know. */
function whatwgDecoder(label: string): CharsetDecoder | undefined {
  const decoder = textDecoder(label);
  if (decoder === undefined) return undefined;
  const isWindows1252 = decoder.encoding === 'windows-1252';
  return (bytes) => {
    const text = decodeBy(decoder, bytes);
    return isWindows1252 ? text.replace(/[\x80-\x9f]/g, windows1252Character) : text;
  };
}

function textDecoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true });
  } catch {
    return undefined;
  }
}

function decodeBy(decoder: TextDecoder, bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Undecodable(`not ${decoder.encoding}`);
  }
}

/** Bytes 0x80 to 0x9F of windows-1252; Node 20 decodes them as control characters. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const windows1252Character = (control: string): string => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80);

const decodeAscii: CharsetDecoder = (bytes) => {
  if (!isAscii(bytes)) throw new Undecodable('an unknown charset', 415);
  return bytes.toString('latin1');
};
