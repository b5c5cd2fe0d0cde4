import { operationId } from '../docs/links';
import type { OperationDoc } from '../docs/operation-doc';

/** Operation in the sense of OpenAPI, one method and path: one operation of ours, or all actions that share them. */
export type Endpoint = readonly [OperationDoc, ...OperationDoc[]];

/** Groups operations by method and path, in the order of the first of each. */
export function endpointsOf(docs: readonly OperationDoc[]): readonly Endpoint[] {
  const endpoints = new Map<string, Endpoint>();
  for (const doc of docs) {
    const id = operationId(doc.operation.method, doc.operation.path);
    const known = endpoints.get(id);
    endpoints.set(id, known === undefined ? [doc] : [...known, doc]);
  }
  return [...endpoints.values()];
}

/** Name of the action followed by `separator`; empty for an operation that is no action. */
export const actionPrefix = ({ operation: { action } }: OperationDoc, separator: string): string =>
  action === undefined ? '' : `${action.name}${separator}`;
