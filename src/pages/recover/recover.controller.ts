import { Controller, Get, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestContext } from '../../auth';
import { type Locale, type Outcome, pickLocale, type Refusal } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { clientAddress, SendRoute } from '../../http';
import { formFields, type Page, PageInterceptor } from '../layout';
import { BrowserCookie } from './browser-cookie';
import { RecoverService } from './recover.service';
import type { RecoverProblem } from './recover.strings';
import { RecoverViews } from './recover.views';
import { type RecoveryFlow, RecoveryFlows } from './recovery-flow';

/** Refusals of a password that leave the ticket good. */
const KEEPS_TICKET: readonly string[] = ['password-rejected', 'unavailable', 'throttled'];

/** Form of a page, with the state that its hidden field has and the browser that sends it. */
interface SentForm {
  readonly fields: URLSearchParams;
  readonly browser: string;
  readonly flow: RecoveryFlow;
  readonly context: RequestContext;
}

/** Pages of the hosted recovery: who it is, the code or link, the new password. */
@Controller('recover')
@UseInterceptors(PageInterceptor)
export class RecoverController {
  constructor(
    private readonly recovery: RecoverService,
    private readonly flows: RecoveryFlows,
    private readonly cookie: BrowserCookie,
    private readonly views: RecoverViews,
  ) {}

  @Get()
  async show(
    @Query('client') client: string | undefined,
    @Query('lang') lang: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page> {
    const app = await this.views.clientOf(client);
    const locale = pickLocale(lang ?? request.headers['accept-language'], 'en');
    return this.views.page('identify', {
      flow: this.begin(app, locale),
      browser: this.cookie.identify(request, reply),
    });
  }

  @Post()
  @SendRoute()
  async start(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page> {
    const form = this.read(request);
    if (!form) return this.startAgain(request, reply);
    const { fields, browser, context } = form;
    const flow = this.askedFlow(form);
    if (fields.has('refresh')) return this.views.page('identify', { flow, browser });
    const sent = await this.recovery.start(context, { ...flow, answer: fields.get('answer') ?? '', browser });
    if (!sent.ok) return this.views.page('identify', { flow, browser, problem: problemOf(sent) });
    return this.views.page(flow.way === 'link' ? 'sent' : 'code', { flow: sent.value, browser });
  }

  @Post('resend')
  @SendRoute()
  async resend(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page> {
    const form = this.read(request);
    if (!form) return this.startAgain(request, reply);
    const { flow, browser, context } = form;
    const sent = await this.recovery.resend(context, flow);
    if (sent.ok) return this.views.page('code', { flow: sent.value, browser, notice: 'resent' });
    const step = sent.refusal.reason === 'captcha-required' ? 'identify' : 'code';
    return this.views.page(step, { flow, browser, problem: problemOf(sent) });
  }

  @Post('code')
  async code(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page> {
    const form = this.read(request);
    if (!form) return this.startAgain(request, reply);
    const { fields, flow, browser, context } = form;
    const entered = await this.recovery.enterCode(context, flow, fields.get('code') ?? '');
    return entered.ok
      ? this.views.page('password', { flow: entered.value, browser })
      : this.views.page('code', { flow, browser, problem: problemOf(entered) });
  }

  @Post('password')
  async password(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page> {
    const form = this.read(request);
    if (!form) return this.startAgain(request, reply);
    const { fields, flow, browser, context } = form;
    const changed = await this.recovery.setPassword(context, flow, fields.get('password') ?? '');
    if (changed.ok) return this.views.page('done', { flow, browser });
    const step = KEEPS_TICKET.includes(changed.refusal.reason) ? 'password' : 'identify';
    return this.views.page(step, { flow, browser, problem: problemOf(changed) });
  }

  /** Reads a form. Returns undefined when its page is too old, or was not given to this browser. */
  private read(request: FastifyRequest): SentForm | undefined {
    const fields = formFields(request);
    const browser = this.cookie.read(request);
    const flow = browser === undefined ? undefined : this.flows.open(fields.get('state') ?? '', browser);
    if (browser === undefined || !flow) return undefined;
    const { app, locale } = flow;
    const context = { app, locale, ip: clientAddress(request), disclosure: 'uniform' } as const;
    return { fields, browser, flow, context };
  }

  /** Recovery that a form asks for; what it leaves out, or is not served, is as before. */
  private askedFlow({ fields, flow: { app, locale, identifier, way } }: SentForm): RecoveryFlow {
    const asked = this.views.ways().find((each) => each === fields.get('way'));
    return { app, locale, identifier: fields.get('identifier')?.trim() ?? identifier, way: asked ?? way };
  }

  private startAgain(request: FastifyRequest, reply: FastifyReply): Page {
    const flow = this.begin(DEFAULT_CLIENT, pickLocale(request.headers['accept-language'], 'en'));
    const browser = this.cookie.identify(request, reply);
    return this.views.page('identify', { flow, browser, problem: { reason: 'start-again' } });
  }

  private begin(app: string, locale: Locale): RecoveryFlow {
    return { app, locale, identifier: '', way: this.views.ways()[0] ?? 'sms' };
  }
}

/** Refusal as a page says it. */
const problemOf = <R extends Refusal & { readonly reason: RecoverProblem['reason'] }>({
  refusal,
}: Extract<Outcome<never, R>, { ok: false }>): RecoverProblem => {
  const { reason, retryAfterSeconds, rules } = refusal as RecoverProblem;
  return { reason, retryAfterSeconds, rules };
};
