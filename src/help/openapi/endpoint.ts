import type { OperationDoc } from '../docs/operation-doc';
import { operationIdOf } from '../docs/links';

/** What OpenAPI calls one operation: ours, or all the actions that share a method and a path. */
export type Endpoint = readonly [OperationDoc, ...OperationDoc[]];

/** Entries by method and path, in the order of their first ones. */
export function endpointsOf(entries: readonly OperationDoc[]): readonly Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  for (const entry of entries) {
    const known = endpoints.get(operationIdOf(entry));
    endpoints.set(operationIdOf(entry), known === undefined ? [entry] : [...known, entry]);
  }
  return [...endpoints.values()];
}

/** The name of the action that an entry is, followed by `separator`; empty where it is none. */
export const actionPrefix = ({ operation: { action } }: OperationDoc, separator: string): string =>
  action === undefined ? '' : `${action.name}${separator}`;
