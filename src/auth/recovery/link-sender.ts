import { Injectable } from '@nestjs/common';
import { Clock, done, type Locale, type Outcome, Random, refuse, Secret } from '../../common';
import { NotificationService } from '../../notification';
import { type IssueRefusal, SendLimiter } from '../../otp';
import { AuthOptions } from '../auth.config';
import type { ChannelDisabled } from '../auth.refusals';
import { newReference } from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { accountOf, type Recipient } from './recipient';
import { TicketService } from './ticket.service';

/** Creates the links of recovery mails. */
@Injectable()
export class RecoveryLinks {
  constructor(
    private readonly tickets: TicketService,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /**
   * Creates the link `{publicUrl}/reset#token=…&timestamp=…&uid=…` and stores its ticket, with the language of the mail, in the
   * current transaction. The host is from the configuration, and browsers do not send the part after the #. A decoy's link
   * belongs to no account.
   */
  async make(
    app: string,
    recipient: Recipient,
    locale: Locale,
  ): Promise<{ readonly link: Secret; readonly reference: string }> {
    const { id: accountId, credentialVersion } = accountOf(recipient) ?? { id: '', credentialVersion: 0 };
    const stamp = Math.floor(this.clock.now() / 1000);
    const details = { kind: 'link', purpose: 'recover', challengeId: undefined, stamp, locale } as const;
    const token = (await this.tickets.issue({ app, accountId, credentialVersion, ...details })).reveal();
    const parameters = new URLSearchParams({ token, timestamp: String(stamp), uid: accountId });
    const link = new Secret(`${this.options.publicUrl}/reset#${parameters.toString()}`);
    return { link, reference: newReference(this.random) };
  }
}

/** Sends recovery links by mail. */
@Injectable()
export class LinkSender {
  constructor(
    private readonly limiter: SendLimiter,
    private readonly notifications: NotificationService,
    private readonly links: RecoveryLinks,
    private readonly options: AuthOptions,
  ) {}

  /**
   * Creates a link and queues its mail, if the rate limits allow it, in the caller's unit of work: both happen or
   * neither. A refused send writes its count at the client address alone, which the unit commits where {@link
   * countsAtAddress} says so.
   */
  async send({ app, ip }: RequestContext, recipient: Recipient, locale: Locale): Promise<Outcome<void, IssueRefusal>> {
    const { cooldownSeconds, ticketSeconds } = this.options;
    const { target, typed } = recipient;
    const scope = { app, purpose: 'recover', target } as const;
    const allowed = await this.limiter.admit({ scope, ip, typed, cooldownSeconds, captcha: 'passed' });
    if (!allowed.ok) return allowed;
    await this.notifications.queue({
      ...{ app, channel: 'email', to: target, template: 'recover-link', locale },
      content: await this.links.make(app, recipient, locale),
      lifetimeSeconds: ticketSeconds,
      decoy: recipient.kind === 'decoy',
    });
    return done(undefined);
  }

  /** Checks that a vendor is configured for mail. */
  checkChannel(): Outcome<void, ChannelDisabled> {
    return this.notifications.canSend('email') ? done(undefined) : refuse({ reason: 'channel-disabled' });
  }
}
