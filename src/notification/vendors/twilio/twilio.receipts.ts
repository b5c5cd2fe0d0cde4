import { createHmac } from 'node:crypto';
import { type ParsedReceipts, ReceiptParser, type ReceiptRequest } from '../../receipts/receipt-parser';
import { constantTimeEqual } from '../../../common';
import type { TwilioOptions } from './twilio.options';

/** The last words on a message; queued, sending, sent and so on are not (guides/outbound-message-status-in-status-callbacks). */
const OUTCOMES: ReadonlyMap<string, 'delivered' | 'failed'> = new Map([
  ['delivered', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
]);

/**
 * Reads Twilio's status callbacks (twilio.com/docs/messaging/guides/track-outbound-message-status). They carry no time, so
 * that a repetition cannot be told from a second try; either says what is known already.
 */
export class TwilioReceipts extends ReceiptParser {
  constructor(private readonly options: TwilioOptions) {
    super();
  }

  read({ url, headers, body }: ReceiptRequest): ParsedReceipts {
    const parameters = new URLSearchParams(body.toString('utf8'));
    const signature = String(headers['x-twilio-signature']);
    const isSigned = isSignedByTwilio({ url, parameters, signature }, this.options.authToken);
    return isSigned ? reading(parameters) : { result: 'forged' };
  }
}

function reading(parameters: URLSearchParams): ParsedReceipts {
  const vendorMessageId = parameters.get('MessageSid') ?? '';
  const told = parameters.get('MessageStatus') ?? '';
  if (!/^[A-Z]{2}[0-9a-f]{32}$/.test(vendorMessageId) || told === '') return { result: 'unreadable' };
  const status = OUTCOMES.get(told);
  const code = parameters.get('ErrorCode') ?? '';
  const why = /^\d{5}$/.test(code) ? { why: `twilio ${code}` } : {};
  return { result: 'read', receipts: status === undefined ? [] : [{ message: { vendorMessageId }, status, ...why }] };
}

/** A call of Twilio's. */
export interface TwilioCall {
  readonly url: string;
  readonly parameters: URLSearchParams;
  /** The header `X-Twilio-Signature`. */
  readonly signature: string;
}

/**
 * True for a call that was signed with the account's token: HMAC-SHA-1, in base64, of the address as configured, followed
 * by name and value of each parameter in the order of names (twilio.com/docs/usage/webhooks/webhooks-security). Twilio's own
 * validators try the address with its port and without, because either may have been signed.
 */
export function isSignedByTwilio({ url, parameters, signature }: TwilioCall, authToken: string): boolean {
  const sorted = new URLSearchParams(parameters);
  sorted.sort();
  const content = [...sorted].flat().join('');
  return spellings(url)
    .map((each) => createHmac('sha1', authToken).update(`${each}${content}`).digest('base64'))
    .some((expected) => constantTimeEqual(signature, expected));
}

/** An https address as it is, without its port and with it. */
function spellings(url: string): readonly string[] {
  const { hostname, port } = new URL(url);
  const authority = /^https:\/\/[^/?]*/;
  const withPort = `https://${hostname}:${port === '' ? '443' : port}`;
  return [url, url.replace(authority, `https://${hostname}`), url.replace(authority, withPort)];
}
