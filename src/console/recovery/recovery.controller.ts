import { Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LOCALES, type Outcome } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { SendRoute } from '../../http';
import { formFields, type Page } from '../../pages/layout';
import { ConsoleOptions } from '../console.config';
import { consoleStrings, fill } from '../console.strings';
import type { ConsolePage } from '../frame/console-page';
import { ConsoleController } from '../frame/console-controller.decorator';
import { type CurrentOperator, Operator } from '../frame/current-operator';
import { type Assisted, AssistedRecovery, type AssistRefusal } from './assisted-recovery';
import { RecoveryRequestStore } from './recovery-request.store';
import { recoveryPage } from './recovery.page';

const strings = consoleStrings.recovery;

/** Page of recoveries that operators start for owners of accounts. */
@ConsoleController('recovery')
export class RecoveryController {
  constructor(
    private readonly recovery: AssistedRecovery,
    private readonly requests: RecoveryRequestStore,
    private readonly options: ConsoleOptions,
  ) {}

  @Get()
  show(@Operator() operator: CurrentOperator): Promise<Page> {
    return this.page(operator);
  }

  @Post()
  @SendRoute()
  async start(@Operator() operator: CurrentOperator, @Req() request: FastifyRequest): Promise<Page> {
    const fields = formFields(request);
    const given = (name: string): string => (fields.get(name) ?? '').trim();
    const app = given('app') === '' ? DEFAULT_CLIENT : given('app');
    const channel = given('channel') === 'email' ? 'email' : 'sms';
    const locale = LOCALES.find((known) => known === given('locale')) ?? 'en';
    const command = { app, identifier: given('identifier'), channel, locale } as const;
    return this.page(operator, app, toldOf(await this.recovery.start(operator, command)));
  }

  @Post('confirm')
  @SendRoute()
  async confirm(@Operator() operator: CurrentOperator, @Req() request: FastifyRequest): Promise<Page> {
    const id = formFields(request).get('id') ?? '';
    return this.page(operator, DEFAULT_CLIENT, toldOf(await this.recovery.confirm(operator, id)));
  }

  private async page(
    operator: CurrentOperator,
    app = DEFAULT_CLIENT,
    told: Pick<ConsolePage, 'notice' | 'problem'> = {},
  ): Promise<Page> {
    const waiting = this.options.twoPerson ? await this.requests.list() : undefined;
    return recoveryPage(operator, { app, waiting, ...told });
  }
}

function toldOf(assisted: Outcome<Assisted, AssistRefusal>): Pick<ConsolePage, 'notice' | 'problem'> {
  if (assisted.ok) {
    const { value } = assisted;
    return { notice: value === 'asked' ? strings.asked : fill(strings.sent, { reference: value.reference }) };
  }
  const { reason } = assisted.refusal;
  if (reason === 'account-unclear') return { problem: strings.unknown };
  if (reason === 'request-gone') return { problem: strings.notYours };
  return { problem: fill(strings.refused, { reason }) };
}
