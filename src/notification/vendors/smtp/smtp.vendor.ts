import type { NodemailerError } from 'nodemailer';
import type { Clock } from '../../../common';
import { Channel, type DeliveryOutcome, type MessageContent, type ReadyMessage } from '../channel';
import { defineVendor } from '../vendor';
import { isMailAddress, type Mailbox, parseMailbox } from './mailbox';
import { createSmtpTransport } from './smtp-transport';
import { smtpConfig, type SmtpOptions } from './smtp.config';

/**
 * Channel that sends mails by SMTP. The mail library gets the recipient as an object and as the envelope, so that it
 * parses no address.
 */
export class SmtpChannel extends Channel {
  readonly name = 'smtp';
  readonly kinds = ['email'] as const;
  readonly deduplicates = false;
  /** Time limit in milliseconds. Longer than for others, because mail servers look up the sender before they answer. */
  override readonly timeoutMs = 8_000;
  private readonly from: Mailbox;
  private readonly transport;

  constructor(options: SmtpOptions) {
    super();
    this.from = parseMailbox(options.from);
    this.transport = createSmtpTransport(options);
  }

  deliver({ id, content }: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome> {
    return this.send(id, content.reveal(), signal);
  }

  /** Sends one mail, with the id as its message id. */
  async send(id: string, content: MessageContent, signal: AbortSignal): Promise<DeliveryOutcome> {
    if (!isMailAddress(content.to)) return { result: 'unsupported', why: 'not one plain address' };
    try {
      const { accepted, rejected } = await this.transport.sendMail({ ...this.mail(id, content), signal });
      return acceptedOnly(content.to, accepted, rejected);
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

const TEST_MAIL = {
  subject: 'regain: test mail',
  text: 'This mail was sent by the command doctor. The mail server that SMTP_URL names takes mails to this address.\n',
  ...{ html: null, code: null, link: null, minutes: null },
};

/** Sends a test mail to the address, which has no part in any account. */
export function sendTestMail(options: SmtpOptions, to: string, clock: Clock): Promise<DeliveryOutcome> {
  const channel = new SmtpChannel(options);
  const id = `test-${String(clock.now())}`;
  return channel.send(id, { to, ...TEST_MAIL }, AbortSignal.timeout(channel.timeoutMs));
}

/**
 * Outcome of an accepted mail. A mail that was accepted for another recipient, or for several, is refused: it must not
 * be sent again.
 */
function acceptedOnly(to: string, accepted: readonly string[], rejected: readonly string[]): DeliveryOutcome {
  const exact = accepted.length === 1 && accepted[0]?.toLowerCase() === to.toLowerCase() && rejected.length === 0;
  return exact ? { result: 'accepted' } : { result: 'refused', why: 'the envelope differs from the recipient' };
}

/** Error codes of the mail library that occur before the message itself is sent. */
const BEFORE_HAND_OVER = new Set(['EDNS', 'EAUTH', 'ENOAUTH', 'ETLS', 'EENVELOPE', 'EPROXY', 'ECONFIG', 'EREQUIRETLS']);
const OPENING_COMMANDS = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO']);

const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA']);

/** SMTP reply code of a server that is shutting down; may answer any command (RFC 5321, 3.8). */
const CLOSING = 421;

/**
 * Pattern of replies that concern the sender although servers give them after the recipient (RFC 3463): security and
 * policy, such as denied relaying or a blocklist, and the sender's address.
 */
const ABOUT_US = /^\d{3}[ -]5\.(?:7\.\d|1\.[78]\b)|\brelay/i;

/** Pattern of addresses in a server's text, which could imitate its wording. */
const ADDRESSES = /\S*@\S*/g;

/** Outcome of an SMTP error. The server's text is not logged because it quotes the address. */
export function smtpFailure(error: unknown): DeliveryOutcome {
  const failure = error as NodemailerError;
  const { code = 'error', responseCode, originalCode = code } = failure;
  if (responseCode !== undefined) return { result: answered(failure, responseCode), why: `smtp ${responseCode}` };
  return { result: isHandedOver(failure) ? 'unknown' : 'failed', why: `smtp ${originalCode}` };
}

/**
 * Outcome of an SMTP error reply. Replies to the recipient or the mail concern this message only; those to greeting,
 * login and sender concern every message.
 */
function answered({ code, command = '', response = '' }: NodemailerError, responseCode: number) {
  if (responseCode === CLOSING || !ABOUT_THE_MAIL.has(command)) return 'failed';
  if (responseCode < 500) return 'deferred';
  const isRefused = command === 'RCPT TO' ? !ABOUT_US.test(response.replaceAll(ADDRESSES, '')) : code === 'EMESSAGE';
  return isRefused ? 'refused' : 'failed';
}

/** True when the server may have accepted the mail although its answer did not arrive. */
function isHandedOver({ code = '', command = '' }: NodemailerError): boolean {
  return !BEFORE_HAND_OVER.has(code) && !OPENING_COMMANDS.has(command);
}

export const smtp = defineVendor({
  name: 'smtp',
  kinds: ['email'],
  config: smtpConfig,
  create: (options: SmtpOptions) => ({ channel: new SmtpChannel(options) }),
});
