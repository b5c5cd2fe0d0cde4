/** A body that cannot be read at all. `path` is the member at which its syntax broke, empty for any other fault. */
export class BodyFault extends Error {
  constructor(
    message: string,
    readonly path = '',
  ) {
    super(message);
  }
}

/** How deep objects, lists and elements may nest; the root is the first level. */
export const MAX_DEPTH = 16;

/** Names that mean something else to JavaScript; no body may use them. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
