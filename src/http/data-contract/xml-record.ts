import type { ClrType, DataContract, EnumType, ListType } from './clr-type';
import { memberName } from './scalar-text';
import { xmlNameOf } from './stable-name';
import { INSTANCE, XSD, type XmlName } from './xml-names';
import { escapeXml, type XmlNode } from './xml-node';
import { XmlScope } from './xml-scope';

const NIL = ' i:nil="true"';

/** A record, or null, as DataContractSerializer writes it: no declaration, namespaces where it declares them. */
export function xmlOf(contract: DataContract, record: object | null): XmlNode {
  const { name, namespace } = contract;
  const declared = ` xmlns:i="${INSTANCE}" xmlns="${namespace}"`;
  if (record === null) return { name, attributes: NIL + declared, content: undefined };
  return { name, attributes: declared, content: contentOf(contract, record, XmlScope.root(namespace)) };
}

/** An element in the namespace of the class (or list) that declares it. */
function elementOf({ name, namespace }: XmlName, type: ClrType, value: unknown, outer: XmlScope): XmlNode {
  const prefix = outer.prefixOf(namespace);
  const inner = prefix === undefined ? outer.child().with('', namespace) : outer.child();
  const child = childNamespace(type, namespace, inner);
  const scope = child === undefined ? inner : inner.with(inner.generatedPrefix, child);
  const attributes = [
    child === undefined ? '' : ` xmlns:${inner.generatedPrefix}="${child}"`,
    value === null ? NIL : typedAttributes(type, value, scope),
    prefix === undefined ? ` xmlns="${namespace}"` : '',
  ];
  return {
    name: prefixed(prefix ?? '', name),
    attributes: attributes.join(''),
    content: value === null ? undefined : contentOf(type, value, scope),
  };
}

function prefixed(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

/** The namespace that a class or list brings along, unless it is the declaring one or bound already. */
function childNamespace(type: ClrType, declaring: string, scope: XmlScope): string | undefined {
  if (type.kind !== 'class' && type.kind !== 'list') return undefined;
  const { namespace } = xmlNameOf(type);
  return namespace === declaring || scope.prefixOf(namespace) !== undefined ? undefined : namespace;
}

/** What an `object` holds says its type, unless it is an object without members. */
function typedAttributes(type: ClrType, value: unknown, scope: XmlScope): string {
  if (type.kind !== 'anything' || typeof value === 'object') return '';
  const name = typeof value === 'number' ? 'int' : typeof value;
  const bound = scope.prefixOf(XSD);
  const prefix = bound ?? scope.generatedPrefix;
  return `${bound === undefined ? ` xmlns:${prefix}="${XSD}"` : ''} i:type="${prefixed(prefix, name)}"`;
}

function contentOf(type: ClrType, value: unknown, scope: XmlScope): XmlNode['content'] {
  switch (type.kind) {
    case 'class':
      return unlessEmpty(membersOf(type, value as Readonly<Record<string, unknown>>, scope));
    case 'list':
      return unlessEmpty(itemsOf(type, value as readonly unknown[], scope));
    case 'enum':
      return nameIn(type, value as number);
    default:
      return typeof value === 'object' ? undefined : escapeXml(textOf(value));
  }
}

function membersOf({ xmlSlots }: DataContract, record: Readonly<Record<string, unknown>>, scope: XmlScope): XmlNode[] {
  return xmlSlots.map((slot) => elementOf(slot, slot.type, record[slot.name] ?? null, scope));
}

function itemsOf(list: ListType, items: readonly unknown[], scope: XmlScope): XmlNode[] {
  const name = { name: xmlNameOf(list.item).name, namespace: xmlNameOf(list).namespace };
  return items.map((item) => elementOf(name, list.item, item, scope));
}

function unlessEmpty(nodes: XmlNode[]): XmlNode[] | undefined {
  return nodes.length === 0 ? undefined : nodes;
}

/** The framework cannot write a number without a name either. */
function nameIn(type: EnumType, value: number): string {
  const name = memberName(type, value);
  if (name === undefined) throw new RangeError(`${type.name} has no member ${String(value)}`);
  return name;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
