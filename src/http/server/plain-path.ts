const PLAIN_PATH = /^(?:\/[\w~!$&'()*+,=:@-][\w.~!$&'()*+,=:@-]*)*\/?$/;

/**
 * True for a request target whose path has one spelling only: absolute, no escapes, no empty or dot-led segments, no
 * backslash, `;`, control or non-ASCII character. Any other names nothing that we have.
 */
export function isPlainPath(target: string): boolean {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  return path !== '' && PLAIN_PATH.test(path);
}
