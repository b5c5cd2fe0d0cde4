import { isUtf8 } from 'node:buffer';
import { ExpectedError } from '../../common';
import { Undecodable } from '../decoding/decoded-body';

/** Message that Web API answers to remote clients in place of an error's detail. */
const HIDDEN = 'An error has occurred.';

/** Binding errors by member path (`random`, `User.UserId`; '' for the body), in the order in which they occurred. */
export type ModelErrors = ReadonlyMap<string, readonly string[]>;

/** Result of binding a request to a contract. */
export interface Bound {
  /** Bound record; null when the body is missing or unreadable. A member with an error holds its default. */
  readonly record: object | null;
  readonly errors: ModelErrors;
  /** Number of XML elements ignored because they are unknown or out of order. */
  readonly skipped: number;
}

/** Binding result of an empty body. Web API would call the action with null; here an empty body counts as an error. */
export const NOTHING_BOUND: Bound = unreadable('');

/** Binding result of a body whose syntax broke at the member `path`. */
export function unreadable(path: string): Bound {
  return { record: null, errors: new Map([[path, [HIDDEN]]]), skipped: 0 };
}

/** Collects the errors of one model binding by member path. */
export class ErrorCollector {
  private readonly found = new Map<string, string[]>();

  add(path: string, text: string = HIDDEN): void {
    const texts = this.found.get(path);
    if (texts === undefined) this.found.set(path, [text]);
    else texts.push(text);
  }

  finish(): ModelErrors {
    return this.found;
  }
}

/** Thrown for a readable request with binding errors, which is answered as Web API answers an invalid ModelState. */
export class InvalidModel extends Undecodable {
  /** Error texts by key: the name of the action's parameter followed by the member path (`request.random`). */
  readonly modelState: ModelErrors;

  constructor(parameter: string, errors: ModelErrors) {
    super('the request does not bind');
    this.modelState = new Map(Array.from(errors, ([path, texts]) => [modelKey(parameter, path), texts]));
  }
}

function modelKey(parameter: string, path: string): string {
  return path === '' || path.startsWith('[') ? parameter + path : `${parameter}.${path}`;
}

/** Thrown for an unreadable body. `path` is the member at which its syntax broke, empty for any other fault. */
export class BodyFault extends ExpectedError {
  constructor(
    message: string,
    readonly path = '',
  ) {
    super(message);
  }
}

/** Maximum nesting of objects, lists and elements, the root included. */
export const MAX_DEPTH = 16;

const BYTE_ORDER_MARK = '\uFEFF';

/** Decodes a whole body as text, without its byte order mark. Throws {@link BodyFault} unless the bytes are UTF-8. */
export function bodyText(bytes: Buffer): string {
  const text = utf8Text(bytes);
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** Decodes UTF-8 bytes. Throws {@link BodyFault} for any other encoding. */
export function utf8Text(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new BodyFault('not UTF-8');
  return bytes.toString('utf8');
}
