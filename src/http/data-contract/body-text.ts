import { isUtf8 } from 'node:buffer';
import { BodyFault } from './body-fault';

const BYTE_ORDER_MARK = '\uFEFF';

/** Bytes as text; throws {@link BodyFault} unless they are UTF-8. */
export function utf8Text(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new BodyFault('not UTF-8');
  return bytes.toString('utf8');
}

/** {@link utf8Text} of a whole body, without its byte order mark. */
export function bodyText(bytes: Buffer): string {
  const text = utf8Text(bytes);
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
