import { Controller, Get, Headers, HttpStatus, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UiLocale } from '../../common';
import { type Page, preferredLocale } from '../../pages/layout';
import type { DocRegistry } from '../docs/doc-registry';
import { errorPage } from './help-page';
import { indexPage } from './index.page';
import { modelPage } from './model.page';
import { apiPage } from './operation.page';

/** All pages of the site; one that is not there is undefined. */
export class HelpSite {
  constructor(
    private readonly docRegistry: DocRegistry,
    /** Where clients reach the operations, without a trailing slash. */
    private readonly origin: string,
    /** Whether the development inbox is served. */
    private readonly inbox: boolean,
  ) {}

  index(locale: UiLocale): Page {
    return indexPage(this.docRegistry, locale, this.inbox);
  }

  /** The page of the operation with that id, in any case. */
  api(id: string, locale: UiLocale): Page | undefined {
    const entry = this.docRegistry.entry(id);
    return entry && apiPage(entry, this.origin, locale);
  }

  /** The page of the model with that name, in any case. */
  model(name: string, locale: UiLocale): Page | undefined {
    const model = this.docRegistry.model(name);
    return model && modelPage(model, locale);
  }

  error(locale: UiLocale): Page {
    return errorPage(locale);
  }
}

/** Where ASP.NET has its help pages. */
@Controller('Help')
export class HelpSiteController {
  constructor(private readonly site: HelpSite) {}

  @Get(['', 'Index'])
  index(@Headers('accept-language') languages: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(reply, languages, (locale) => this.site.index(locale));
  }

  @Get('Api/:id')
  api(
    @Param('id') id: string,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.send(reply, languages, (locale) => this.site.api(id, locale));
  }

  @Get('ResourceModel')
  model(
    @Query() query: Readonly<Record<string, unknown>>,
    @Headers('accept-language') languages: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const name = modelNameIn(query);
    return this.send(reply, languages, (locale) => (name === undefined ? undefined : this.site.model(name, locale)));
  }

  @Get('*')
  nothing(@Headers('accept-language') languages: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.send(reply, languages, () => undefined);
  }

  private send(
    reply: FastifyReply,
    languages: string | undefined,
    render: (locale: UiLocale) => Page | undefined,
  ): string {
    const locale = preferredLocale(languages);
    const found = render(locale);
    const { headers, html } = found ?? this.site.error(locale);
    void reply.status(found === undefined ? HttpStatus.NOT_FOUND : HttpStatus.OK).headers(headers);
    return html;
  }
}

/** Names of parameters in any case, as ASP.NET reads them; undefined where it is given twice, or not at all. */
function modelNameIn(query: Readonly<Record<string, unknown>>): string | undefined {
  const [name, another] = Object.entries(query).flatMap(([key, value]) =>
    key.toLowerCase() === 'modelname' ? [value].flat() : [],
  );
  return typeof name === 'string' && another === undefined ? name : undefined;
}
