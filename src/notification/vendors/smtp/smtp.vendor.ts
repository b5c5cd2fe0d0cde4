import { createTransport, type NodemailerError } from 'nodemailer';
import { Channel, type DeliveryOutcome, type MessageContent, type ReadyMessage } from '../channel';
import type { VendorFactory } from '../vendor';
import { isMailAddress, type Mailbox, parseMailbox } from './mailbox';
import type { SmtpOptions } from './smtp.options';

const TIMEOUTS = { connectionTimeout: 4_000, greetingTimeout: 4_000, socketTimeout: 7_000, dnsTimeout: 4_000 };

/** Sends mails over SMTP. The recipient is given as one object and once more as the envelope: nothing is parsed. */
export class SmtpChannel extends Channel {
  readonly name = 'smtp';
  readonly kinds = ['email'] as const;
  readonly deduplicates = false;
  /** Mail servers look a sender up before they answer. */
  override readonly timeoutMs = 8_000;
  private readonly from: Mailbox;
  private readonly transport;

  constructor({ url, from }: SmtpOptions) {
    super();
    this.from = parseMailbox(from);
    this.transport = createTransport({
      url,
      ...TIMEOUTS,
      logger: false,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    const letter = message.letter.reveal();
    if (!isMailAddress(letter.to)) return { result: 'unfit', why: 'not one plain address' };
    try {
      const { accepted, rejected } = await this.transport.sendMail({ ...this.mail(message.id, letter), signal });
      return acceptedOnly(letter.to, accepted, rejected);
    } catch (error) {
      return smtpFailure(error);
    }
  }

  private mail(id: string, { to, subject, text, html }: MessageContent) {
    return {
      from: this.from,
      to: { name: '', address: to },
      envelope: { from: this.from.address, to: [to] },
      messageId: `<${id}@${this.from.address.slice(this.from.address.indexOf('@') + 1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      subject: subject ?? '',
      text,
      ...(html === null ? {} : { html }),
    };
  }
}

/** A server that took the mail for somebody else, or for more people, must not be given it again. */
function acceptedOnly(to: string, accepted: readonly string[], rejected: readonly string[]): DeliveryOutcome {
  const exact = accepted.length === 1 && accepted[0]?.toLowerCase() === to.toLowerCase() && rejected.length === 0;
  return exact ? { result: 'accepted' } : { result: 'refused', why: 'the envelope differs from the recipient' };
}

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

export const smtpVendor: VendorFactory<SmtpOptions> = (options) => ({ channel: new SmtpChannel(options) });
