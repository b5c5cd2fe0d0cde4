import { createHash, createHmac } from 'node:crypto';
import type { Clock } from '../../../common';
import { type ParsedReceipts, type Receipt, ReceiptParser, type ReceiptRequest } from '../../receipts/receipt-parser';
import { constantTimeEqual } from '../../../common';
import { parseObject } from '../json-object';

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
  const [id = '', vendorMessageId = ''] = ['client-ref', 'messageId'].map((name) => parameters.get(name));
  if (/^[\w-]{1,64}$/.test(id)) return { id };
  return /^[\w-]{1,64}$/.test(vendorMessageId) ? { vendorMessageId } : undefined;
}

/** `err-code`, 0 for a delivered part. */
function reason(parameters: ReadonlyMap<string, string>): { why?: string } {
  const code = parameters.get('err-code') ?? '';
  return /^[1-9]\d{0,2}$/.test(code) ? { why: `vonage ${code}` } : {};
}

/** HMACs that an account can choose from, by the digits of a signature. */
const HMACS: ReadonlyMap<number, string> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
]);

/** The default of accounts: MD5 of the parameters with the secret at their end. */
const HASH_DIGITS = 32;

/**
 * True for parameters whose `sig` was made with the account's signature secret
 * (developer.vonage.com/getting-started/concepts/signing-messages): all others by name, `&name=value` each, with `_` for every
 * & and = in a value. Which of the five ways the account has chosen shows in the length. That a caller may choose the
 * weakest one helps nobody: without the secret, and without signatures that Vonage made in that way, there is no known way
 * to any of them.
 */
export function isSignedByVonage(parameters: ReadonlyMap<string, string>, secret: string): boolean {
  const signature = parameters.get('sig')?.toLowerCase() ?? '';
  const content = [...parameters.keys()]
    .filter((name) => name !== 'sig')
    .sort()
    .map((name) => `&${name}=${parameters.get(name)?.replace(/[&=]/g, '_') ?? ''}`)
    .join('');
  return expected(content, secret, signature.length).some((each) => constantTimeEqual(signature, each));
}

function expected(content: string, secret: string, digits: number): readonly string[] {
  const algorithm = HMACS.get(digits);
  if (algorithm === undefined) return [];
  const hmac = createHmac(algorithm, secret).update(content).digest('hex');
  return digits === HASH_DIGITS ? [hmac, createHash('md5').update(`${content}${secret}`).digest('hex')] : [hmac];
}
