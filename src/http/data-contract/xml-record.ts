import type { ClrType, DataContract, EnumType, ListType } from './clr-type';
import { enumMemberName } from './parse-scalar';
import { escapeXml, type XmlNode } from './xml-document';
import { INSTANCE, type XmlName, xmlNameOf, XSD } from './xml-names';

const NIL = ' i:nil="true"';

/** XML of a record, or of null, as DataContractSerializer writes it: no XML declaration, namespaces declared where it does. */
export function xmlOf(contract: DataContract, record: object | null): XmlNode {
  const { name, namespace } = contract;
  const declared = ` xmlns:i="${INSTANCE}" xmlns="${namespace}"`;
  if (record === null) return { name, attributes: NIL + declared, content: undefined };
  return { name, attributes: declared, content: contentOf(contract, record, XmlScope.root(namespace)) };
}

/** Serializes one value as an element in the namespace of the class or list that declares it. */
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

/**
 * Namespace to declare on an element for its class or list. Returns undefined when it is the declaring one or bound
 * already.
 */
function childNamespace(type: ClrType, declaring: string, scope: XmlScope): string | undefined {
  if (type.kind !== 'class' && type.kind !== 'list') return undefined;
  const { namespace } = xmlNameOf(type);
  return namespace === declaring || scope.prefixOf(namespace) !== undefined ? undefined : namespace;
}

/** Attribute `i:type` with the type of the scalar that a `System.Object` holds, and the namespace that it needs. */
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

function membersOf(
  { xmlDataMembers }: DataContract,
  record: Readonly<Record<string, unknown>>,
  scope: XmlScope,
): XmlNode[] {
  return xmlDataMembers.map((member) => elementOf(member, member.type, record[member.name] ?? null, scope));
}

function itemsOf(list: ListType, items: readonly unknown[], scope: XmlScope): XmlNode[] {
  const name = { name: xmlNameOf(list.item).name, namespace: xmlNameOf(list).namespace };
  return items.map((item) => elementOf(name, list.item, item, scope));
}

function unlessEmpty(nodes: XmlNode[]): XmlNode[] | undefined {
  return nodes.length === 0 ? undefined : nodes;
}

/**
 * Names of an enum value in XML. Throws RangeError for a value that the enum does not define, as DataContractSerializer
 * does.
 */
function nameIn(type: EnumType, value: number): string {
  const name = enumMemberName(type, value);
  if (name === undefined) throw new RangeError(`${type.name} has no member ${String(value)}`);
  return name;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
}

/** Namespace bindings in scope at an element; prefix '' is the default namespace. */
class XmlScope {
  private constructor(
    private readonly bindings: readonly Binding[],
    /** Depth of the element in the document, 1 for the root. */
    private readonly depth: number,
  ) {}

  static root(namespace: string): XmlScope {
    return new XmlScope([{ prefix: '', namespace }], 1);
  }

  /** Latest prefix bound to the namespace. Returns undefined when that prefix has been rebound since. */
  prefixOf(namespace: string): string | undefined {
    const found = this.bindings.findLast((binding) => binding.namespace === namespace);
    if (found === undefined) return undefined;
    const current = this.bindings.findLast(({ prefix }) => prefix === found.prefix);
    return current === found ? found.prefix : undefined;
  }

  /** Creates the scope of a child element. */
  child(): XmlScope {
    return new XmlScope(this.bindings, this.depth + 1);
  }

  /** Creates a scope with one more binding. */
  with(prefix: string, namespace: string): XmlScope {
    return new XmlScope([...this.bindings, { prefix, namespace }], this.depth);
  }

  /** Prefix that DataContractSerializer generates at this depth: `d2p1`. */
  get generatedPrefix(): string {
    return `d${String(this.depth)}p1`;
  }
}
