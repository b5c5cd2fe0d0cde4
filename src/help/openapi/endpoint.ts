import { routeId } from '../docs/links';
import type { OperationDoc } from '../docs/operation-doc';

/**
 * Method and path, which OpenAPI calls an operation: one operation of an API, or all actions that share method and
 * path.
 */
export type Endpoint = readonly [OperationDoc, ...OperationDoc[]];

/** Groups operations by method and path, in the order of the first operation of each group. */
export function endpointsOf(docs: readonly OperationDoc[]): readonly Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  for (const doc of docs) {
    const id = routeId(doc.operation.method, doc.operation.path);
    const known = endpoints.get(id);
    endpoints.set(id, known === undefined ? [doc] : [...known, doc]);
  }
  return [...endpoints.values()];
}

/** Name of an action followed by `separator`; empty for an operation that is no action. */
export const actionPrefix = ({ operation: { action } }: OperationDoc, separator: string): string =>
  action === undefined ? '' : `${action.name}${separator}`;
