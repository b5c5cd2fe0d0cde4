import { Controller, Get, Header, Headers, HttpCode, Inject, Post, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { PeekRecoveryLink, type PeekedLink } from '../../auth';
import { ClientsOptions } from '../../clients';
import { type Locale, pickLocale } from '../../common';
import { clientAddress } from '../../http';
import { AppTemplates } from '../../notification';
import { type Page, PageInterceptor } from '../layout';
import { ResetOptions } from './reset.options';
import { resetPage } from './reset.page';
import { type ResetStrings, resetStrings } from './reset.strings';

/** Answer to a look at a link: its state, and the strings of its language where that is known. */
interface LinkLook {
  readonly state: PeekedLink['reason'];
  readonly locale?: Locale;
  readonly strings?: ResetStrings;
}

/** Serves the page that a recovery link opens, and its look at the link. */
@Controller('reset')
export class ResetController {
  constructor(
    private readonly peekLink: PeekRecoveryLink,
    private readonly templates: AppTemplates,
    private readonly options: ResetOptions,
    @Inject(ClientsOptions) private readonly clients: Pick<ClientsOptions, 'returnUrls'>,
  ) {}

  @Get()
  @UseInterceptors(PageInterceptor)
  show(@Headers('accept-language') languages: string | undefined): Page {
    const { app } = this.options;
    return resetPage(pickLocale(languages, 'en'), this.templates.service(app), this.clients.returnUrls.get(app));
  }

  /**
   * Tells whether the link of a form (token, timestamp, uid) is still good, without using it. Programs that follow links in
   * mails do not come here: the values are in the link's fragment, and only the script of the page sends them.
   */
  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async look(@Req() request: FastifyRequest): Promise<LinkLook> {
    const { app, disclosure } = this.options;
    const context = { app, disclosure, ip: clientAddress(request) };
    const fields = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : '');
    const [token = '', timestamp, accountId = ''] = ['token', 'timestamp', 'uid'].map((name) => fields.get(name) ?? '');
    const stamp = Number(timestamp);
    const { reason, locale } = await this.peekLink.execute({ context, token, stamp, accountId });
    if (locale === undefined) return { state: reason };
    return { state: reason, locale, strings: resetStrings(locale, this.templates.service(app)) };
  }
}
