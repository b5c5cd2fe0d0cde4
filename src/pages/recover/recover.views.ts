import { Injectable } from '@nestjs/common';
import { ClientDirectory } from '../../clients';
import { Random } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { NotificationService } from '../../notification';
import { ClientLooks } from '../brands/client-looks';
import type { Page } from '../layout';
import { recoverPage, type RecoverStep } from './recover.page';
import type { RecoverProblem } from './recover.strings';
import { type RecoveryFlow, RecoveryFlows, type RecoveryWay } from './recovery-flow';

/** Page to be shown: its state, and the browser that gets it. */
export interface ShownFlow {
  readonly flow: RecoveryFlow;
  readonly browser: string;
  readonly problem?: RecoverProblem;
  readonly notice?: 'resent';
}

const KEY_BYTES = 6;

/** Renders the pages of a recovery, with what the configuration and the client application say about them. */
@Injectable()
export class RecoverViews {
  constructor(
    private readonly flows: RecoveryFlows,
    private readonly clients: ClientDirectory,
    private readonly notifications: NotificationService,
    private readonly looks: ClientLooks,
    private readonly random: Random,
  ) {}

  /** Ways for which a vendor is configured. */
  ways(): readonly RecoveryWay[] {
    const [sms, email] = [this.notifications.canSend('sms'), this.notifications.canSend('email')];
    return [...(sms ? (['sms'] as const) : []), ...(email ? (['email', 'link'] as const) : [])];
  }

  /** Client application that a page is asked for: the default one for a name that is none. */
  async clientOf(given: string | undefined): Promise<string> {
    return given !== undefined && (await this.clients.exists(given)) ? given : DEFAULT_CLIENT;
  }

  page(step: RecoverStep, { flow, browser, problem, notice }: ShownFlow): Page {
    return recoverPage({
      ...{ step, flow, problem, notice, ways: this.ways(), sealed: this.flows.seal(flow, browser) },
      ...{ resendSeconds: flow.resendSeconds ?? 0, look: this.looks.of(flow.app) },
      captchaKey: this.random.token(KEY_BYTES),
    });
  }
}
