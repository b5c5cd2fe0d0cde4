import { createHmac } from 'node:crypto';
import { constantTimeEqual } from '../../../common';
import { type ParsedReceipts, ReceiptParser, type ReceiptRequest } from '../../receipts/receipt-parser';
import { hasFewParameters } from '../../receipts/receipt-parameters';
import type { TwilioOptions } from './twilio.config';

/**
 * Final message statuses of Twilio; all others are interim
 * (twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks).
 */
const OUTCOMES: ReadonlyMap<string, 'delivered' | 'failed'> = new Map([
  ['delivered', 'delivered'],
  ['undelivered', 'failed'],
  ['failed', 'failed'],
]);

/** Base64 of an HMAC-SHA-1. */
const SIGNATURE = /^[A-Za-z0-9+/]{27}=$/;

/**
 * Parser for Twilio's status callbacks (twilio.com/docs/messaging/guides/track-outbound-message-status). They have no
 * timestamp, so replays are not detected; a replay changes nothing, because it repeats what is known.
 */
export class TwilioReceipts extends ReceiptParser {
  constructor(private readonly options: TwilioOptions) {
    super();
  }

  read({ url, headers, body }: ReceiptRequest): ParsedReceipts {
    const signature = String(headers['x-twilio-signature']);
    if (!SIGNATURE.test(signature)) return { result: 'forged' };
    const form = body.toString('utf8');
    if (!hasFewParameters(form, '&')) return { result: 'unreadable' };
    const parameters = new URLSearchParams(form);
    const isSigned = isSignedByTwilio({ url, parameters, signature }, this.options.authToken);
    return isSigned ? reading(parameters) : { result: 'forged' };
  }
}

function reading(parameters: URLSearchParams): ParsedReceipts {
  const vendorMessageId = parameters.get('MessageSid') ?? '';
  const reportedStatus = parameters.get('MessageStatus') ?? '';
  if (!/^[A-Z]{2}[0-9a-f]{32}$/.test(vendorMessageId) || reportedStatus === '') return { result: 'unreadable' };
  const status = OUTCOMES.get(reportedStatus);
  const code = parameters.get('ErrorCode') ?? '';
  const why = /^\d{5}$/.test(code) ? { why: `twilio ${code}` } : {};
  return { result: 'read', receipts: status === undefined ? [] : [{ message: { vendorMessageId }, status, ...why }] };
}

/** Webhook call that claims to come from Twilio. */
export interface TwilioCall {
  readonly url: string;
  readonly parameters: URLSearchParams;
  /** Value of the header `X-Twilio-Signature`. */
  readonly signature: string;
}

/**
 * True for a call signed with the account's token: base64 of the HMAC-SHA-1 over the configured address, followed by name
 * and value of each parameter in the order of names (twilio.com/docs/usage/webhooks/webhooks-security). Like Twilio's own
 * validators, tries the address with its port and without, because either may have been signed.
 */
export function isSignedByTwilio({ url, parameters, signature }: TwilioCall, authToken: string): boolean {
  const sorted = new URLSearchParams(parameters);
  sorted.sort();
  const content = [...sorted].flat().join('');
  return spellings(url)
    .map((each) => createHmac('sha1', authToken).update(`${each}${content}`).digest('base64'))
    .some((expected) => constantTimeEqual(signature, expected));
}

/** Spellings of an https URL to try: as configured, without its port, with its port. */
function spellings(url: string): readonly string[] {
  const { hostname, port } = new URL(url);
  const authority = /^https:\/\/[^/?]*/;
  const withPort = `https://${hostname}:${port === '' ? '443' : port}`;
  return [url, url.replace(authority, `https://${hostname}`), url.replace(authority, withPort)];
}
