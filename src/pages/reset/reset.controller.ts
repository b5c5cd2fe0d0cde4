import { Controller, Get, Header, Headers, HttpCode, Post, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PeekRecoveryLink, type PeekedLink, type RequestContext } from '../../auth';
import { type Locale, pickLocale } from '../../common';
import { clientAddress } from '../../http';
import { type ClientLook, ClientLooks } from '../brands/client-looks';
import { accentStyle, formFields, type Page, PageInterceptor, SITE_ACCENTS } from '../layout';
import { type LinkOutcome, resultPage } from './link-form';
import { linkValues, pastedLink } from './pasted-link';
import { ResetOptions } from './reset.options';
import { resetPage } from './reset.page';
import { ResetService } from './reset.service';
import { type ResetStrings, resetStrings } from './reset.strings';

/** Answer to a look at a link: its state, and the strings of its language where that is known. */
interface LinkLook {
  readonly state: PeekedLink['reason'];
  readonly locale?: Locale;
  readonly strings?: ResetStrings;
  /** Client application of the link, where it is another than that of the page. */
  readonly client?: ScriptedLook;
}

/** Look of a client application as the script of the page needs it. */
interface ScriptedLook extends Omit<ClientLook, 'accents'> {
  /** Style sheet of the colours, which wins over that of the page. */
  readonly style: string;
}

/**
 * Serves the page that a recovery link opens, its look at the link and its change of the password, and its form for browsers
 * without script. The token tells the client application that mailed the link.
 */
@Controller('reset')
export class ResetController {
  constructor(
    private readonly peekLink: PeekRecoveryLink,
    private readonly passwords: ResetService,
    private readonly looks: ClientLooks,
    private readonly options: ResetOptions,
  ) {}

  @Get()
  @UseInterceptors(PageInterceptor)
  show(@Headers('accept-language') languages: string | undefined): Page {
    return resetPage(pickLocale(languages, 'en'), this.looks.of(this.options.app), this.looks.hasLogos);
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
    const context = await this.contextOf(request, values.token);
    const { reason, locale } = await this.peekLink.execute({ context, ...values });
    if (locale === undefined) return { state: reason };
    const { accents = SITE_ACCENTS, ...look } = this.looks.of(context.app);
    const strings = resetStrings(locale, look.service);
    const client = { ...look, style: accentStyle(accents) };
    return { state: reason, locale, strings, ...(context.app !== this.options.app && { client }) };
  }

  /** Resets the password by a link (token, timestamp, uid) and `new_password`, for the script of the page. */
  @Post('change')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async changeByScript(
    @Req() request: FastifyRequest,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<{ readonly outcome: LinkOutcome }> {
    const fields = formFields(request);
    const values = linkValues(fields);
    const context = { ...(await this.contextOf(request, values.token)), locale: pickLocale(languages, undefined) };
    return { outcome: await this.passwords.reset(context, values, fields.get('new_password') ?? '') };
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
    const known = await this.contextOf(request, pastedLink(link)?.token);
    const context = { ...known, locale: pickLocale(languages, undefined) };
    const outcome = await this.passwords.change(context, { link, password, again });
    return resultPage(pickLocale(languages, 'en'), this.looks.of(context.app), { outcome, link });
  }

  private contextOf(request: FastifyRequest, token?: string): Promise<RequestContext> {
    return this.passwords.contextOf(clientAddress(request), token);
  }
}
