import type { NodemailerError } from 'nodemailer';
import type { DeliveryOutcome } from '../../channel';

/** Errors met before the message itself was sent. */
const BEFORE_HAND_OVER = new Set(['EDNS', 'EAUTH', 'ENOAUTH', 'ETLS', 'EENVELOPE', 'EPROXY', 'ECONFIG', 'EREQUIRETLS']);
const OPENING_COMMANDS = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO']);

/** The server refuses us, not the mail: another provider may take it (RFC 4954). */
const LOGIN = new Set([530, 534, 535, 538]);

/** What an SMTP error tells about the message. The server's own words are left out: they quote the address. */
export function smtpFailure(error: unknown): DeliveryOutcome {
  const failure = error as NodemailerError;
  const { code = 'error', responseCode, permanent, originalCode = code } = failure;
  const isForGood = permanent && !LOGIN.has(responseCode ?? 0);
  if (responseCode !== undefined) return { result: isForGood ? 'refused' : 'failed', why: `smtp ${responseCode}` };
  return { result: isHandedOver(failure) ? 'unknown' : 'failed', why: `smtp ${originalCode}` };
}

/** True when the server may have the mail although its answer did not arrive. */
function isHandedOver({ code = '', command = '' }: NodemailerError): boolean {
  return !BEFORE_HAND_OVER.has(code) && !OPENING_COMMANDS.has(command);
}
