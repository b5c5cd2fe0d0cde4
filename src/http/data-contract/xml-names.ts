import { createHash } from 'node:crypto';
import type { ClrType } from './clr-type';

/** Qualified XML name: local part and namespace URI. */
export interface XmlName {
  readonly name: string;
  readonly namespace: string;
}

/** Namespace of the XML Schema types. */
export const XSD = 'http://www.w3.org/2001/XMLSchema';
/** Namespace of the XML Schema instance attributes `nil` and `type`. */
export const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
/** Namespace of DataContractSerializer's own types and attributes. */
export const SERIALIZATION = 'http://schemas.microsoft.com/2003/10/Serialization/';
/** Namespace of list elements (`ArrayOf…`) whose items are XML Schema types or DataContractSerializer's own, such as `guid`. */
const ARRAYS = `${SERIALIZATION}Arrays`;

const CONTRACTS = 'http://schemas.datacontract.org/2004/07/';
const BUILT_IN: ReadonlySet<string> = new Set([XSD, SERIALIZATION]);
const DIGEST_BYTES = 6;

const SCALARS = {
  string: { name: 'string', namespace: XSD },
  int: { name: 'int', namespace: XSD },
  boolean: { name: 'boolean', namespace: XSD },
  guid: { name: 'guid', namespace: SERIALIZATION },
  anything: { name: 'anyType', namespace: XSD },
} satisfies Readonly<Record<string, XmlName>>;

/** XML namespace of the data contracts of a CLR namespace. */
export const contractNamespace = (clrNamespace: string): string => encodeURI(CONTRACTS + clrNamespace);

/** Data contract name of a CLR type. */
export function xmlNameOf(type: ClrType): XmlName {
  switch (type.kind) {
    case 'class':
      return { name: type.name, namespace: type.namespace };
    case 'enum':
      return { name: type.name, namespace: contractNamespace(type.clrNamespace) };
    case 'list': {
      const { name, namespace } = xmlNameOf(type.item);
      return { name: `ArrayOf${name}`, namespace: BUILT_IN.has(namespace) ? ARRAYS : namespace };
    }
    default:
      return SCALARS[type.kind];
  }
}

/**
 * Stable name of a class (DataContractSerializer): the class name; for a generic class `NameOfArguments`, followed by a
 * digest of the arguments' namespaces unless all of them are built in.
 */
export function stableName(clrName: string, typeArguments: readonly ClrType[]): string {
  if (typeArguments.length === 0) return clrName;
  const names = typeArguments.map(xmlNameOf);
  const isPlain = names.every(({ namespace }) => BUILT_IN.has(namespace));
  return `${clrName}Of${names.map(({ name }) => name).join('')}${isPlain ? '' : namespacesDigest(names)}`;
}

/** DataContractSerializer's digest: the first six bytes of an MD5 in base 64, `/` and `+` replaced by `_S` and `_P`. */
function namespacesDigest(names: readonly XmlName[]): string {
  const namespaces = names.map(({ namespace }) => ` ${namespace}`).join('');
  const digest = createHash('md5')
    .update(` ${String(names.length)}${namespaces}`, 'utf8')
    .digest();
  return digest.subarray(0, DIGEST_BYTES).toString('base64').replaceAll('/', '_S').replaceAll('+', '_P');
}
