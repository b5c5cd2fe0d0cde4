import { createTransport } from 'nodemailer';
import { Channel, type DeliveryOutcome, type MessageContent, type ReadyMessage } from '../channel';
import { isMailAddress, type Mailbox, parseMailbox } from './mailbox';
import { smtpFailure } from './smtp-failure';
import type { SmtpOptions } from './smtp.config';

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
