import { BodyFault, bodyText, type Bound, NOTHING_BOUND, unreadable } from './binding';
import type { ClrType, DataContract, LeafType, ListType, DataMember } from './clr-type';
import { parseGuid, parseInt32, parseXmlBoolean } from './parse-scalar';
import { recordOf } from './record';
import { readXml, type XmlElement } from './xml-document';
import { SERIALIZATION, type XmlName, xmlNameOf, XSD } from './xml-names';

const ANY_ROOT: XmlName = { name: 'anyType', namespace: SERIALIZATION };

/**
 * Binds an XML body as DataContractSerializer does: elements must come in the order of `xmlDataMembers`; those that are
 * unknown or out of order are skipped and counted. Any error leaves the whole body unbound. `encoding` is the one in which the
 * body came; it may be declared as well as UTF-8.
 */
export function bindXml(contract: DataContract, bytes: Buffer, encoding?: string): Bound {
  try {
    const root = readXml(bodyText(bytes), encoding);
    if (!namesOf(contract).some((name) => isNamed(root, name))) throw new BodyFault('another root');
    if (isNil(root)) return NOTHING_BOUND;
    const binder = new XmlBinder();
    return { record: binder.record(contract, root), errors: new Map(), skipped: binder.skipped };
  } catch (error) {
    if (error instanceof BodyFault) return unreadable('');
    throw error;
  }
}

class XmlBinder {
  skipped = 0;

  /**
   * Binds the members of an element in contract order. The cursor over the members only moves forward, so an element
   * out of order is skipped.
   */
  record(contract: DataContract, element: XmlElement): object {
    refuseText(element);
    refuseForeignType(contract, element);
    refuseRepeats(element.children);
    const values = new Map<string, unknown>();
    let next = 0;
    for (const child of element.children) {
      const index = contract.xmlDataMembers.findIndex((member, position) => position >= next && isNamed(child, member));
      const member = contract.xmlDataMembers[index];
      if (member === undefined) {
        this.skipped += 1;
        continue;
      }
      next = index + 1;
      values.set(member.name, this.value(member.type, child));
    }
    return recordOf(contract, values);
  }

  private value(type: ClrType, element: XmlElement): unknown {
    if (type.kind !== 'class' && type.kind !== 'list') return leafFromXml(type, element);
    if (isNil(element)) return null;
    return type.kind === 'class' ? this.record(type, element) : this.list(type, element);
  }

  private list({ item }: ListType, element: XmlElement): readonly unknown[] {
    refuseText(element);
    const list = xmlNameOf({ kind: 'list', item });
    refuseForeignType(list, element);
    const itemName = { name: xmlNameOf(item).name, namespace: list.namespace };
    const items = element.children.filter((child) => isNamed(child, itemName));
    this.skipped += element.children.length - items.length;
    return Object.freeze(items.map((child) => this.value(item, child)));
  }
}

/** Accepted names of the root element: those of the contract and its base classes, and `anyType`. */
function namesOf(contract: DataContract): XmlName[] {
  return [contract, ...(contract.base === undefined ? [ANY_ROOT] : namesOf(contract.base))];
}

function isNamed(element: XmlElement, { name, namespace }: XmlName | DataMember): boolean {
  return element.name === name && element.namespace === namespace;
}

function refuseForeignType({ name, namespace }: XmlName, { type, isReference }: XmlElement): void {
  if (isReference) throw new BodyFault('a reference');
  if (type === undefined) return;
  if (type.name !== name || type.namespace !== namespace) throw new BodyFault('another type');
}

function refuseRepeats(elements: readonly XmlElement[]): void {
  const names = new Set(elements.map(({ name, namespace }) => `${namespace} ${name}`));
  if (names.size < elements.length) throw new BodyFault('an element is repeated');
}

const ONLY_SPACE = /^[ \t\r\n]*$/;
const SCHEMA_TYPES: ReadonlyMap<string, LeafType> = new Map<string, LeafType>([
  ['string', { kind: 'string' }],
  ['int', { kind: 'int' }],
  ['boolean', { kind: 'boolean' }],
]);

/** True for an element with `i:nil="true"`. Throws {@link BodyFault} when `i:nil` is no boolean. */
function isNil({ nil }: XmlElement): boolean {
  if (nil === undefined) return false;
  const isTrue = parseXmlBoolean(nil);
  if (isTrue === undefined) throw new BodyFault('neither nil nor not');
  return isTrue;
}

/** Refuses text between child elements: throws {@link BodyFault} for anything but white space. */
function refuseText({ text }: XmlElement): void {
  if (!ONLY_SPACE.test(text)) throw new BodyFault('text between elements');
}

/** Value of an element without child elements. Throws {@link BodyFault} when it is no value of the type. */
function leafFromXml(type: LeafType, element: XmlElement): unknown {
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

/**
 * Value of a `System.Object` member: a scalar of the type that `i:type` names; an object without members when there is
 * no `i:type`.
 */
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
