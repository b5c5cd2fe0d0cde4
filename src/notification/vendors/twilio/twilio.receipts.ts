import { ReceiptParser, type ParsedReceipts, type ReceiptRequest } from '../../receipts/receipt-parser';
import { isSignedByTwilio } from './twilio-signature';
import type { TwilioOptions } from './twilio.config';

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
  const vendorId = parameters.get('MessageSid') ?? '';
  const told = parameters.get('MessageStatus') ?? '';
  if (!/^[A-Z]{2}[0-9a-f]{32}$/.test(vendorId) || told === '') return { result: 'unreadable' };
  const status = OUTCOMES.get(told);
  const code = parameters.get('ErrorCode') ?? '';
  const why = /^\d{5}$/.test(code) ? { why: `twilio ${code}` } : {};
  return { result: 'read', receipts: status === undefined ? [] : [{ message: { vendorId }, status, ...why }] };
}
