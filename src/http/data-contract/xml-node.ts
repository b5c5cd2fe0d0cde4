/** An element to be written: its name and attributes as they stand in the tag; no content at all is `<x />`. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: string;
  /** Escaped text, or elements. */
  readonly content: string | readonly XmlNode[] | undefined;
}

const MARKUP = /[&<>]/g;
const LINE_END = /\r\n|\r|\n/g;
// eslint-disable-next-line no-control-regex -- these are what the framework writes as references
const CONTROL = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as .NET on Windows writes it: line ends become CRLF, other controls references, quotes stay. */
export function escapeXml(text: string): string {
  return text
    .replace(MARKUP, (mark) => ENTITIES[mark] ?? mark)
    .replace(LINE_END, '\r\n')
    .replace(CONTROL, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

/** In one line. */
export function printXml({ name, attributes, content }: XmlNode): string {
  if (content === undefined) return `<${name}${attributes} />`;
  const inside = typeof content === 'string' ? content : content.map(printXml).join('');
  return `<${name}${attributes}>${inside}</${name}>`;
}

/** Two spaces a level, as help pages show it. */
export function printXmlPretty(node: XmlNode, margin = ''): string {
  const { name, attributes, content } = node;
  if (content === undefined || typeof content === 'string') return margin + printXml(node);
  const inside = content.map((child) => printXmlPretty(child, `${margin}  `)).join('\n');
  return `${margin}<${name}${attributes}>\n${inside}\n${margin}</${name}>`;
}
