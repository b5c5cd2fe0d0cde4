import { BodyFault } from './body-fault';
import { parseGuid } from './guid-text';
import type { LeafType } from './leaf-type';
import { parseInt32, parseXmlBoolean } from './scalar-text';
import type { XmlElement } from './xml-element';
import { XSD } from './xml-names';

const ONLY_SPACE = /^[ \t\r\n]*$/;
const SCHEMA_TYPES: ReadonlyMap<string, LeafType> = new Map<string, LeafType>([
  ['string', { kind: 'string' }],
  ['int', { kind: 'int' }],
  ['boolean', { kind: 'boolean' }],
]);

/** True when `i:nil` says so; throws {@link BodyFault} when it says neither yes nor no. */
export function isNil({ nil }: XmlElement): boolean {
  if (nil === undefined) return false;
  const isTrue = parseXmlBoolean(nil);
  if (isTrue === undefined) throw new BodyFault('neither nil nor not');
  return isTrue;
}

/** Between elements there is nothing but white space. */
export function refuseText({ text }: XmlElement): void {
  if (!ONLY_SPACE.test(text)) throw new BodyFault('text between elements');
}

/** An element's value as the type; throws {@link BodyFault} when there is none. */
export function leafFromXml(type: LeafType, element: XmlElement): unknown {
  if (isNil(element)) return nullOf(type);
  if (type.kind === 'anything') return anythingFrom(element);
  if (element.children.length > 0) throw new BodyFault('an element in a value');
  const value = parse(type, element.text);
  if (value === undefined) throw new BodyFault('not a value of its type');
  return value;
}

function nullOf({ kind }: LeafType): null {
  if (kind !== 'string' && kind !== 'anything') throw new BodyFault('null for a value type');
  return null;
}

/** Untyped, it is an object without members; typed, what its type says. */
function anythingFrom(element: XmlElement): unknown {
  if (element.type === undefined) return Object.freeze({});
  const type = element.type.namespace === XSD ? SCHEMA_TYPES.get(element.type.name) : undefined;
  if (type === undefined) throw new BodyFault('another type');
  return leafFromXml(type, element);
}

function parse(type: Exclude<LeafType, { readonly kind: 'anything' }>, text: string): unknown {
  switch (type.kind) {
    case 'string':
      return text;
    case 'int':
      return parseInt32(text);
    case 'guid':
      return parseGuid(text);
    case 'boolean':
      return parseXmlBoolean(text);
    case 'enum':
      return type.members.get(text);
  }
}
