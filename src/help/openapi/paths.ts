import type { PathItemObject, PathsObject } from '@nestjs/swagger';
import type { OperationDoc } from '../docs/operation-doc';
import { type Endpoint, endpointsOf } from './endpoint';
import { operationObject, queryOperation } from './operation-object';

/** Every path with its operations, in the order of the entries. */
export function pathsOf(entries: readonly OperationDoc[]): PathsObject {
  const paths: PathsObject = {};
  for (const endpoint of endpointsOf(entries)) {
    const path = `/${endpoint[0].operation.path}`;
    paths[path] = { ...paths[path], ...pathItem(endpoint) };
  }
  return paths;
}

function pathItem(endpoint: Endpoint): PathItemObject {
  const { action, method } = endpoint[0].operation;
  if (action !== undefined) return { get: queryOperation(endpoint), post: operationObject(endpoint) };
  return { [method.toLowerCase()]: operationObject(endpoint) };
}
