import type { ClrType, DataContract } from '../../src/http';

/** C# source of the classes and enums that data contracts declare, bases and member types included. */
export function csharpClasses(contracts: readonly DataContract[]): string {
  const sources = new Map<string, string>();
  for (const contract of contracts) collect(contract, sources);
  return [...sources.values()].join('\n');
}

/** C# name of a type, with its namespace and type arguments. */
export function csharpType(type: ClrType): string {
  switch (type.kind) {
    case 'class': {
      const { clrNamespace, clrName, typeArguments } = type;
      const args = typeArguments.length === 0 ? '' : `<${typeArguments.map(csharpType).join(', ')}>`;
      return `global::${clrNamespace}.${clrName}${args}`;
    }
    case 'enum':
      return `global::${type.clrNamespace}.${type.name}`;
    case 'list':
      return `global::System.Collections.Generic.List<${csharpType(type.item)}>`;
    default:
      return { string: 'string', int: 'int', guid: 'global::System.Guid', boolean: 'bool', anything: 'object' }[
        type.kind
      ];
  }
}

function collect(type: ClrType, sources: Map<string, string>): void {
  if (type.kind === 'list') collect(type.item, sources);
  if (type.kind === 'enum') {
    const members = Array.from(type.members, ([name, value]) => `${name} = ${String(value)}`).join(', ');
    sources.set(csharpType(type), inNamespace(type.clrNamespace, `public enum ${type.name} { ${members} }`));
  }
  if (type.kind !== 'class') return;
  const generic = `${type.clrNamespace}.${type.clrName}`;
  for (const member of type.dataMembers) collect(member.type, sources);
  if (type.base) collect(type.base, sources);
  sources.set(generic, inNamespace(type.clrNamespace, classOf(type)));
}

/** Class with the contract's own members. The members whose type is a type argument have that of the type parameter. */
function classOf(contract: DataContract): string {
  const { clrName, typeArguments, base } = contract;
  const parameters = typeArguments.map((_, index) => `T${String(index)}`);
  const inherited = new Set(base?.dataMembers.map(({ name }) => name));
  const members = contract.dataMembers
    .filter(({ name }) => !inherited.has(name))
    .map(({ name, type }) => {
      const position = name === 'data' ? typeArguments.indexOf(type) : -1;
      return `  public ${parameters[position] ?? csharpType(type)} ${name} { get; set; }`;
    });
  const list = parameters.length === 0 ? '' : `<${parameters.join(', ')}>`;
  const parent = base === undefined ? '' : ` : ${csharpType(base)}`;
  return [`public class ${clrName}${list}${parent} {`, ...members, '}'].join('\n');
}

const inNamespace = (namespace: string, source: string): string => `namespace ${namespace} {\n${source}\n}`;
