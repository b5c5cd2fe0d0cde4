import { isUtf8 } from 'node:buffer';
import { Undecodable } from './undecodable';

const BYTE_ORDER_MARK = '\uFEFF';

/** The bytes as text; anything that is not plain UTF-8 (a byte order mark included) is undecodable. */
export function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Undecodable('not UTF-8');
  const text = bytes.toString('utf8');
  if (text.startsWith(BYTE_ORDER_MARK)) throw new Undecodable('a byte order mark');
  return text;
}
