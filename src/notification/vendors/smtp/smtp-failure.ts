import type { NodemailerError } from 'nodemailer';
import type { DeliveryOutcome } from '../channel';

/** Errors met before the message itself was sent. */
const BEFORE_HAND_OVER = new Set(['EDNS', 'EAUTH', 'ENOAUTH', 'ETLS', 'EENVELOPE', 'EPROXY', 'ECONFIG', 'EREQUIRETLS']);
const OPENING_COMMANDS = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO']);

const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

/** The server closes down, whatever command it answers (RFC 5321, 3.8). */
const CLOSING = 421;

/**
 * Statuses about us that many servers hold back until they know the recipient (RFC 3463): security and policy, such as
 * relaying that is denied or an address of ours on a list, and the sender's address.
 */
const ABOUT_US = /^\d{3}[ -]5\.(?:7\.\d|1\.[78]\b)|\brelay/i;

/** Whoever names a mailbox must not choose the words of the server. */
const ADDRESSES = /\S*@\S*/g;

/** What an SMTP error tells about the message. The server's own words are left out: they quote the address. */
export function smtpFailure(error: unknown): DeliveryOutcome {
  const failure = error as NodemailerError;
  const { code = 'error', responseCode, originalCode = code } = failure;
  if (responseCode !== undefined) return { result: answered(failure, responseCode), why: `smtp ${responseCode}` };
  return { result: isHandedOver(failure) ? 'unknown' : 'failed', why: `smtp ${originalCode}` };
}

/** Only what follows on the recipient or on the mail itself speaks of them; greeting, login and sender are about us. */
function answered({ code, command = '', response = '' }: NodemailerError, responseCode: number) {
  if (responseCode === CLOSING || !ABOUT_THE_MAIL.has(command)) return 'failed';
  if (responseCode < 500) return 'deferred';
  const isRefused = command === 'RCPT TO' ? !ABOUT_US.test(response.replaceAll(ADDRESSES, '')) : code === 'EMESSAGE';
  return isRefused ? 'refused' : 'failed';
}

/** True when the server may have the mail although its answer did not arrive. */
function isHandedOver({ code = '', command = '' }: NodemailerError): boolean {
  return !BEFORE_HAND_OVER.has(code) && !OPENING_COMMANDS.has(command);
}
