import type { Clock } from '../../../common';
import { type Receipt, ReceiptParser, type ParsedReceipts, type ReceiptRequest } from '../../receipts/receipt-parser';
import { parseObject } from '../json-object';
import { isSignedByVonage } from './vonage-signature';

/** The last words on a part; accepted, buffered and unknown are not (guides/delivery-receipts). */
const OUTCOMES: ReadonlyMap<string, 'delivered' | 'failed'> = new Map([
  ['delivered', 'delivered'],
  ['expired', 'failed'],
  ['failed', 'failed'],
  ['rejected', 'failed'],
  ['undelivered', 'failed'],
]);

/** Vonage repeats for a day what nobody took, and says the time at which it first began to. */
const OLDEST_SECONDS = 24 * 3_600 + 300;
const NEWEST_SECONDS = 300;

/**
 * Reads the signed delivery receipts of Vonage's SMS API, sent as a form or as JSON
 * (developer.vonage.com/messaging/sms/guides/delivery-receipts). There is one for each part of a text; they name our id,
 * which parts have in common.
 */
export class VonageReceipts extends ReceiptParser {
  constructor(
    private readonly signatureSecret: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  read({ body }: ReceiptRequest): ParsedReceipts {
    const parameters = parametersOf(body.toString('utf8'));
    const isSigned = isSignedByVonage(parameters, this.signatureSecret) && this.isOfToday(parameters.get('timestamp'));
    return isSigned ? reading(parameters) : { result: 'forged' };
  }

  private isOfToday(timestamp = ''): boolean {
    const age = Math.floor(this.clock.now() / 1000) - Number(timestamp);
    return /^\d{1,12}$/.test(timestamp) && age <= OLDEST_SECONDS && age >= -NEWEST_SECONDS;
  }
}

/** The names and values of a form, or of a JSON object whose values are texts or numbers; others are left out. */
function parametersOf(body: string): ReadonlyMap<string, string> {
  if (!body.trimStart().startsWith('{')) return new Map(new URLSearchParams(body));
  const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  const plain = Object.entries(parseObject(body)).filter(([, value]) => isPlain(value));
  return new Map(plain.map(([name, value]) => [name, String(value)]));
}

function reading(parameters: ReadonlyMap<string, string>): ParsedReceipts {
  const message = messageOf(parameters);
  const told = parameters.get('status') ?? '';
  if (!message || told === '') return { result: 'unreadable' };
  const status = OUTCOMES.get(told);
  const at = Number(parameters.get('timestamp')) * 1000;
  return { result: 'read', receipts: status === undefined ? [] : [{ message, status, at, ...reason(parameters) }] };
}

function messageOf(parameters: ReadonlyMap<string, string>): Receipt['message'] | undefined {
  const [id = '', vendorId = ''] = ['client-ref', 'messageId'].map((name) => parameters.get(name));
  if (/^[\w-]{1,64}$/.test(id)) return { id };
  return /^[\w-]{1,64}$/.test(vendorId) ? { vendorId } : undefined;
}

/** `err-code`, 0 for a delivered part. */
function reason(parameters: ReadonlyMap<string, string>): { why?: string } {
  const code = parameters.get('err-code') ?? '';
  return /^[1-9]\d{0,2}$/.test(code) ? { why: `vonage ${code}` } : {};
}
