import type { ModelErrors } from '../data-contract/model-state';
import { Undecodable } from '../decoding/undecodable';

/** A request that could be read, but not bound to what its route takes; errors by their full keys. */
export class InvalidModel extends Undecodable {
  readonly modelState: ModelErrors;

  /** `parameter` is the name of the action's parameter: the first part of every key. */
  constructor(parameter: string, errors: ModelErrors) {
    super('the request does not bind');
    this.modelState = new Map(Array.from(errors, ([path, texts]) => [keyOf(parameter, path), texts]));
  }
}

function keyOf(parameter: string, path: string): string {
  return path === '' || path.startsWith('[') ? parameter + path : `${parameter}.${path}`;
}
