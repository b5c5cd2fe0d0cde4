import { Controller, Get, Header, Headers, HttpCode, Inject, Post, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PeekRecoveryLink, type PeekedLink, type RequestContext } from '../../auth';
import { ClientsOptions } from '../../clients';
import { type Locale, pickLocale } from '../../common';
import { clientAddress } from '../../http';
import { AppTemplates } from '../../notification';
import { formFields, type Page, PageInterceptor } from '../layout';
import { resultPage } from './link-form';
import { linkValues } from './pasted-link';
import { ResetOptions } from './reset.options';
import { resetPage } from './reset.page';
import { ResetService } from './reset.service';
import { type ResetStrings, resetStrings } from './reset.strings';

/** Answer to a look at a link: its state, and the strings of its language where that is known. */
interface LinkLook {
  readonly state: PeekedLink['reason'];
  readonly locale?: Locale;
  readonly strings?: ResetStrings;
}

/** Serves the page that a recovery link opens, its look at the link, and its form for browsers without script. */
@Controller('reset')
export class ResetController {
  constructor(
    private readonly peekLink: PeekRecoveryLink,
    private readonly passwords: ResetService,
    private readonly templates: AppTemplates,
    private readonly options: ResetOptions,
    @Inject(ClientsOptions) private readonly clients: Pick<ClientsOptions, 'returnUrls'>,
  ) {}

  @Get()
  @UseInterceptors(PageInterceptor)
  show(@Headers('accept-language') languages: string | undefined): Page {
    return resetPage(pickLocale(languages, 'en'), ...this.look());
  }

  /**
   * Tells whether the link of a form (token, timestamp, uid) is still good, without using it. Programs that follow links in
   * mails do not come here: the values are in the link's fragment, and only the script of the page sends them.
   */
  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async peek(@Req() request: FastifyRequest): Promise<LinkLook> {
    const values = linkValues(formFields(request));
    const { reason, locale } = await this.peekLink.execute({ context: this.contextOf(request), ...values });
    if (locale === undefined) return { state: reason };
    return { state: reason, locale, strings: resetStrings(locale, this.templates.service(this.options.app)) };
  }

  /** Resets the password by the form of a browser without script, which takes the link as text, and shows how it went. */
  @Post('password')
  @UseInterceptors(PageInterceptor)
  async change(
    @Req() request: FastifyRequest,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<Page> {
    const fields = formFields(request);
    const [link = '', password = '', again = ''] = ['link', 'password', 'again'].map((name) => fields.get(name) ?? '');
    const context = { ...this.contextOf(request), locale: pickLocale(languages, undefined) };
    const outcome = await this.passwords.change(context, { link, password, again });
    return resultPage(pickLocale(languages, 'en'), ...this.look(), { outcome, link });
  }

  /** Name of the client application, and its page to which people go back. */
  private look(): [service: string, returnUrl: string | undefined] {
    const { app } = this.options;
    return [this.templates.service(app), this.clients.returnUrls.get(app)];
  }

  private contextOf(request: FastifyRequest): RequestContext {
    const { app, disclosure } = this.options;
    return { app, disclosure, ip: clientAddress(request) };
  }
}
