import type { Receipt } from '../../receipts/receipt-parser';
import { objectOf, parseObject } from '../json-object';
import { codeLabel } from '../vendor-codes';

const MAX_ID = 64;

/** The receipts of a body `{"receipts":[{"id","status","at"?,"why"?}]}` without interim news; undefined for any other body. */
export function readReceipts(body: string): readonly Receipt[] | undefined {
  const { receipts } = parseObject(body);
  if (!Array.isArray(receipts)) return undefined;
  const read = receipts.map(readOne);
  return read.includes('unreadable') ? undefined : read.filter((each) => typeof each === 'object');
}

function readOne(given: unknown): Receipt | 'interim' | 'unreadable' {
  const { id, status, at, why } = objectOf(given);
  if (!isId(id) || typeof status !== 'string') return 'unreadable';
  if (status !== 'delivered' && status !== 'failed') return 'interim';
  return { message: { id }, status, ...instant(at), ...(typeof why === 'string' && { why: codeLabel(why) }) };
}

const isId = (id: unknown): id is string => typeof id === 'string' && id !== '' && id.length <= MAX_ID;

function instant(given: unknown): { at?: number } {
  const at = typeof given === 'string' ? Date.parse(given) : NaN;
  return Number.isNaN(at) ? {} : { at };
}
