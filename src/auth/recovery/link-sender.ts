import { Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, refuse, UnitOfWork } from '../../common';
import { NotificationService } from '../../notification';
import { type IssueRefusal, SendLimiter } from '../../otp';
import type { Recipient } from '../accounts/recipient';
import { AuthOptions } from '../auth.config';
import type { ChannelDisabled } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { RecoveryLinks } from './recovery-links';

export interface LinkOrder {
  readonly context: RequestContext;
  readonly recipient: Recipient;
  readonly locale: Locale;
}

/** Issues a link and queues its mail: both or neither. */
@Injectable()
export class LinkSender {
  constructor(
    private readonly gate: SendLimiter,
    private readonly notifications: NotificationService,
    private readonly links: RecoveryLinks,
    private readonly unitOfWork: UnitOfWork,
    private readonly options: AuthOptions,
  ) {}

  /** `record` writes the audit in the same transaction; a refused send is rolled back and leaves nothing. */
  async send(order: LinkOrder, record: () => Promise<unknown>): Promise<Outcome<void, ChannelDisabled | IssueRefusal>> {
    if (!this.notifications.canSend('email')) return refuse({ reason: 'channel-disabled' });
    return this.unitOfWork.attempt(async () => {
      const admitted = await this.admit(order);
      if (!admitted.ok) return admitted;
      await this.queue(order);
      await record();
      return done(undefined);
    });
  }

  private admit({ context, recipient }: LinkOrder) {
    const { app, ip } = context;
    const { cooldownSeconds } = this.options;
    return this.gate.admit({
      app,
      purpose: 'recover',
      target: recipient.target,
      ip,
      cooldownSeconds,
      captcha: 'passed',
    });
  }

  private async queue({ context, recipient, locale }: LinkOrder): Promise<void> {
    const { link, reference } = await this.links.make(context.app, recipient);
    await this.notifications.queue({
      app: context.app,
      channel: 'email',
      to: recipient.target,
      template: 'recover-link',
      locale,
      content: { link, reference },
      lifetimeSeconds: this.options.ticketSeconds,
      decoy: recipient.kind === 'decoy',
    });
  }
}
