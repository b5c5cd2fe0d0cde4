import { SaxesParser, type SaxesTagNS } from 'saxes';
import { encodingName } from '../decoding/charset';
import { RESERVED_NAMES } from '../decoding/decoded-body';
import { BodyFault, MAX_DEPTH } from './binding';
import { INSTANCE, SERIALIZATION, type XmlName } from './xml-names';

/** Parsed element; prefixes are resolved to namespaces. */
export interface XmlElement extends XmlName {
  readonly children: XmlElement[];
  /** Text directly inside the element, concatenated, CDATA included. */
  text: string;
  /** Value of the attribute `i:nil`; undefined without one. */
  readonly nil: string | undefined;
  /** Type named by `i:type`; its namespace is undefined when the prefix is unbound. */
  readonly type: { readonly name: string; readonly namespace: string | undefined } | undefined;
  /** True when the element refers to another one (`z:Ref`). */
  readonly isReference: boolean;
}

/**
 * Maximum numbers of marks in a document, against floods that are cheap to send: tags, comments and sections; attributes;
 * references. The largest request of any contract has a tenth.
 */
const MAX_MARKS: readonly (readonly [mark: string, maximum: number])[] = [
  ['<', 256],
  ['=', 128],
  ['&', 512],
];

/**
 * Parses XML 1.0 nested up to {@link MAX_DEPTH} levels and returns the root element. `encoding` is the one in which the text
 * came. Throws {@link BodyFault} for text that is not well-formed, a DTD, a processing instruction, an entity that is not
 * predefined, a declared encoding other than UTF-8 and the given one, reserved element names, and more tags, attributes or
 * references than {@link MAX_MARKS}.
 */
export function readXml(text: string, encoding = 'utf-8'): XmlElement {
  if (MAX_MARKS.some(([mark, maximum]) => text.split(mark, maximum + 2).length > maximum + 1))
    throw new BodyFault('too many tags, attributes or references');
  const reader = new XmlReader(encoding);
  return reader.read(text);
}

class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: false });
  private readonly open: XmlElement[] = [];
  private root: XmlElement | undefined;

  constructor(encoding: string) {
    const refuse = (what: string) => (): never => {
      throw new BodyFault(what);
    };
    const addText = (text: string): void => {
      const element = this.open.at(-1);
      if (element !== undefined) element.text += text;
    };
    this.parser.on('error', refuse('not well-formed'));
    this.parser.on('doctype', refuse('a DTD'));
    this.parser.on('processinginstruction', refuse('a processing instruction'));
    this.parser.on('xmldecl', ({ version, encoding: declared = 'utf-8' }) => {
      if (version !== '1.0' || !isDeclaredRight(declared, encoding)) throw new BodyFault('not XML 1.0 as declared');
    });
    this.parser.on('opentagstart', () => {
      if (this.open.length >= MAX_DEPTH) throw new BodyFault('too deep');
    });
    this.parser.on('opentag', (tag) => {
      this.start(tag);
    });
    this.parser.on('text', addText);
    this.parser.on('cdata', addText);
    this.parser.on('closetag', () => this.open.pop());
  }

  read(text: string): XmlElement {
    this.parser.write(text).close();
    if (this.root === undefined) throw new BodyFault('no element');
    return this.root;
  }

  private start({ local, uri, attributes }: SaxesTagNS): void {
    if (RESERVED_NAMES.has(local)) throw new BodyFault('a reserved name');
    const attribute = (name: string, namespace: string): string | undefined =>
      Object.values(attributes).find((each) => each.local === name && each.uri === namespace)?.value;
    const element: XmlElement = {
      name: local,
      namespace: uri,
      children: [],
      text: '',
      nil: attribute('nil', INSTANCE),
      type: this.qualified(attribute('type', INSTANCE)),
      isReference: (attribute('Ref', SERIALIZATION) ?? '') !== '',
    };
    this.open.at(-1)?.children.push(element);
    this.root ??= element;
    this.open.push(element);
  }

  private qualified(text: string | undefined): XmlElement['type'] {
    if (text === undefined) return undefined;
    const [prefix, name] = splitName(text.trim());
    return { name, namespace: this.parser.resolve(prefix) };
  }
}

function splitName(qualified: string): [string, string] {
  const colon = qualified.indexOf(':');
  return colon === -1 ? ['', qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
}

const UTF_8 = /^utf-8$/i;
const UTF_16 = /^utf-16$/i;

/** True for UTF-8, as DataContractSerializer spells it, and for any label of the encoding in which the text came. */
function isDeclaredRight(declared: string, encoding: string): boolean {
  if (encoding === 'utf-8' || UTF_8.test(declared)) return UTF_8.test(declared);
  return encodingName(declared) === encoding || (UTF_16.test(declared) && encoding === 'utf-16be');
}

/** Element to print: name and attributes as they stand in the tag. Without content it prints as `<x />`. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: string;
  /** Content of the element: escaped text, or child elements. */
  readonly content: string | readonly XmlNode[] | undefined;
}

const MARKUP = /[&<>]/g;
const LINE_END = /\r\n|\r|\n/g;
// eslint-disable-next-line no-control-regex -- these are what the framework writes as references
const CONTROL = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Escapes text as .NET on Windows does: line ends become CRLF, other control characters references, quotes stay. */
export function escapeXml(text: string): string {
  return text
    .replace(MARKUP, (mark) => ENTITIES[mark] ?? mark)
    .replace(LINE_END, '\r\n')
    .replace(CONTROL, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** Prints an element on one line. */
export function printXml({ name, attributes, content }: XmlNode): string {
  if (content === undefined) return `<${name}${attributes} />`;
  const inside = typeof content === 'string' ? content : content.map(printXml).join('');
  return `<${name}${attributes}>${inside}</${name}>`;
}

/** Prints an element indented by two spaces per level, for help pages. */
export function printXmlPretty(node: XmlNode, margin = ''): string {
  const { name, attributes, content } = node;
  if (content === undefined || typeof content === 'string') return margin + printXml(node);
  const inside = content.map((child) => printXmlPretty(child, `${margin}  `)).join('\n');
  return `${margin}<${name}${attributes}>\n${inside}\n${margin}</${name}>`;
}

const START = '\\p{L}_\\p{Nl}';
const FITS_START = new RegExp(`^[${START}]$`, 'u');
const FITS = new RegExp(`^[${START}\\p{Nd}\\p{Mn}\\p{Mc}\\p{Lm}.\\xB7-]$`, 'u');
const LOOKS_ENCODED = /^_x[0-9A-Fa-f]{4}_/;

/**
 * Encodes a local name as `XmlConvert.EncodeLocalName` does: characters that an XML name cannot hold become `_xHHHH_`.
 */
export function encodeXmlName(text: string): string {
  let name = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const fits = (index === 0 ? FITS_START : FITS).test(character) && !LOOKS_ENCODED.test(text.slice(index, index + 7));
    name += fits ? character : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  }
  return name;
}
