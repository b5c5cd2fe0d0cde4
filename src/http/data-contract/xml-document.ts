import { SaxesParser, type SaxesTagNS, type XMLDecl } from 'saxes';
import { BodyFault, MAX_DEPTH, RESERVED_NAMES } from './body-fault';
import type { XmlElement } from './xml-element';
import { INSTANCE, SERIALIZATION } from './xml-names';

const UTF8 = /^utf-8$/i;

/**
 * Reads XML 1.0 that nests up to {@link MAX_DEPTH} levels into its root element. Throws {@link BodyFault} of anything that
 * is not well-formed, of a DTD, a processing instruction, an entity that is not predefined, another encoding than UTF-8 and
 * elements with reserved names.
 */
export function readXml(text: string): XmlElement {
  const reader = new XmlReader();
  return reader.read(text);
}

class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: false });
  private readonly open: XmlElement[] = [];
  private root: XmlElement | undefined;

  constructor() {
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
    this.parser.on('xmldecl', refuseOtherXml);
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

function refuseOtherXml({ version, encoding }: XMLDecl): void {
  if (version !== '1.0' || (encoding !== undefined && !UTF8.test(encoding)))
    throw new BodyFault('not XML 1.0 in UTF-8');
}
