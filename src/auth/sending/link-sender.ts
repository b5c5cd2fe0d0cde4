import { Inject, Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, refuse, UnitOfWork } from '../../kernel';
import { NotificationService } from '../../notification';
import { type IssueRefusal, SendGate } from '../../otp';
import type { Recipient } from '../accounts/recipient';
import { AUTH_OPTIONS, type AuthOptions } from '../auth.options';
import type { ChannelDisabled } from '../auth.refusals';
import type { Caller } from '../caller';
import { RecoveryLinks } from './recovery-links';

export interface LinkOrder {
  readonly caller: Caller;
  readonly recipient: Recipient;
  readonly locale: Locale;
}

/** Issues a link and queues its mail: both or neither. */
@Injectable()
export class LinkSender {
  constructor(
    private readonly gate: SendGate,
    private readonly notifications: NotificationService,
    private readonly links: RecoveryLinks,
    private readonly unitOfWork: UnitOfWork,
    @Inject(AUTH_OPTIONS) private readonly options: AuthOptions,
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

  private admit({ caller, recipient }: LinkOrder) {
    const { app, ip } = caller;
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

  private async queue({ caller, recipient, locale }: LinkOrder): Promise<void> {
    const { link, reference } = await this.links.make(caller.app, recipient);
    await this.notifications.queue({
      app: caller.app,
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
