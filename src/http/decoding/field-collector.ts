import type { DecodedBody, Scalar } from './codec';
import { Undecodable } from './undecodable';

/** No dialect has a third as many; a body that brings more is an attack on the decoder. */
const MAX_FIELDS = 64;
const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Gathers fields under the one rule of every format: one name, one scalar; a name twice is undecodable. */
export class FieldCollector {
  private readonly fields = Object.create(null) as Record<string, Scalar>;
  private count = 0;

  add(name: string, value: Scalar): void {
    this.count += 1;
    if (this.count > MAX_FIELDS) throw new Undecodable('too many fields');
    if (name === '' || PROTOTYPE_NAMES.has(name)) throw new Undecodable('a field has no name, or a reserved one');
    if (name in this.fields) throw new Undecodable('a field is repeated');
    this.fields[name] = value;
  }

  finish(): DecodedBody {
    return Object.freeze(this.fields);
  }
}
