import type { ClrType, DataContract } from './clr-type';

const UNSAFE = /[\u0085\u2028\u2029]/g;

/** A record as Json.NET writes it: members as declared, base's last, enums as numbers; `indent` spaces a level, or compact. */
export function jsonText(contract: DataContract, record: object, indent = 0): string {
  return escapeJson(JSON.stringify(ordered(contract, record), undefined, indent));
}

/** JSON with the three characters as references that Json.NET writes so, besides those that JSON demands. */
export function escapeJson(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function ordered(type: ClrType, value: unknown): unknown {
  if (value === null) return null;
  if (type.kind === 'list') return (value as readonly unknown[]).map((item) => ordered(type.item, item));
  if (type.kind !== 'class') return value;
  const record = value as Readonly<Record<string, unknown>>;
  const members: Record<string, unknown> = {};
  for (const slot of type.slots) members[slot.name] = ordered(slot.type, record[slot.name] ?? null);
  return members;
}
