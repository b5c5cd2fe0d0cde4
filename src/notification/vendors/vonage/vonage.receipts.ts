import { createHash, createHmac } from 'node:crypto';
import { type Clock, constantTimeEqual } from '../../../common';
import { type ParsedReceipts, type Receipt, ReceiptParser, type ReceiptRequest } from '../../receipts/receipt-parser';
import { hasFewParameters } from '../../receipts/receipt-parameters';
import { parseObject } from '../../../http';

/** Final statuses of a text's segment at Vonage; accepted, buffered and unknown are interim. */
const OUTCOMES: ReadonlyMap<string, 'delivered' | 'failed'> = new Map([
  ['delivered', 'delivered'],
  ['expired', 'failed'],
  ['failed', 'failed'],
  ['rejected', 'failed'],
  ['undelivered', 'failed'],
]);

/**
 * Maximum age of a receipt's timestamp in seconds: Vonage repeats an unanswered receipt for a day with its first
 * timestamp.
 */
const OLDEST_SECONDS = 24 * 3_600 + 300;
const NEWEST_SECONDS = 300;

/**
 * Parser for signed delivery receipts of the Vonage SMS API, sent as a form or as JSON
 * (developer.vonage.com/messaging/sms/guides/delivery-receipts). There is one per segment; all name our id of the message.
 */
export class VonageReceipts extends ReceiptParser {
  constructor(
    private readonly signatureSecret: string,
    private readonly clock: Clock,
  ) {
    super();
  }

  read({ body }: ReceiptRequest): ParsedReceipts {
    const text = body.toString('utf8');
    const isJson = text.trimStart().startsWith('{');
    if (!hasFewParameters(text, isJson ? ',' : '&')) return { result: 'unreadable' };
    const parameters = isJson ? membersOf(text) : new Map(new URLSearchParams(text));
    const isSigned = isSignedByVonage(parameters, this.signatureSecret) && this.isOfToday(parameters.get('timestamp'));
    return isSigned ? reading(parameters) : { result: 'forged' };
  }

  private isOfToday(timestamp = ''): boolean {
    const age = Math.floor(this.clock.now() / 1000) - Number(timestamp);
    return /^\d{1,12}$/.test(timestamp) && age <= OLDEST_SECONDS && age >= -NEWEST_SECONDS;
  }
}

/** Members of a JSON object; values other than texts and numbers are left out. */
function membersOf(body: string): ReadonlyMap<string, string> {
  const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  const plain = Object.entries(parseObject(body)).filter(([, value]) => isPlain(value));
  return new Map(plain.map(([name, value]) => [name, String(value)]));
}

function reading(parameters: ReadonlyMap<string, string>): ParsedReceipts {
  const message = messageOf(parameters);
  const reportedStatus = parameters.get('status') ?? '';
  if (!message || reportedStatus === '') return { result: 'unreadable' };
  const status = OUTCOMES.get(reportedStatus);
  const at = Number(parameters.get('timestamp')) * 1000;
  return { result: 'read', receipts: status === undefined ? [] : [{ message, status, at, ...reason(parameters) }] };
}

function messageOf(parameters: ReadonlyMap<string, string>): Receipt['message'] | undefined {
  const [id = '', vendorMessageId = ''] = ['client-ref', 'messageId'].map((name) => parameters.get(name));
  if (/^[\w-]{1,64}$/.test(id)) return { id };
  return /^[\w-]{1,64}$/.test(vendorMessageId) ? { vendorMessageId } : undefined;
}

/** Parameter `err-code` as the reason of a failure; 0, of a delivered segment, is no reason. */
function reason(parameters: ReadonlyMap<string, string>): { why?: string } {
  const code = parameters.get('err-code') ?? '';
  return /^[1-9]\d{0,2}$/.test(code) ? { why: `vonage ${code}` } : {};
}

/** HMAC algorithms that an account can choose from, by the number of hexadecimal digits of a signature. */
const HMACS: ReadonlyMap<number, string> = new Map([
  [32, 'md5'],
  [40, 'sha1'],
  [64, 'sha256'],
  [128, 'sha512'],
]);

/** Number of hex digits of an MD5, Vonage's default signature: a hash of the parameters followed by the secret. */
const HASH_DIGITS = 32;

/**
 * True for parameters whose `sig` was made with the account's signature secret
 * (developer.vonage.com/getting-started/concepts/signing-messages): it covers all other parameters in the order of
 * names, `&name=value` each, with `_` for & and = in a value. The length of `sig` determines the algorithm. An attacker
 * who picks the weakest one gains no advantage: no forgery is known for any of them without the secret or signatures
 * made by Vonage.
 */
function isSignedByVonage(parameters: ReadonlyMap<string, string>, secret: string): boolean {
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
