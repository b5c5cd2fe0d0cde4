import { Controller, Get, Headers, Query, UseInterceptors } from '@nestjs/common';
import { type Locale, LOCALES, pickLocale } from '../../../common';
import { DEFAULT_CLIENT } from '../../../config';
import { TemplatePreviews } from '../../../notification';
import { type Page, PageInterceptor, preferredLocale } from '../../layout';
import { templatesPage } from './templates.page';

/** Serves previews of all message templates, with sample values. */
@Controller('inbox/templates')
@UseInterceptors(PageInterceptor)
export class TemplatesController {
  constructor(private readonly previews: TemplatePreviews) {}

  /**
   * Shows the previews for `?app=…&locale=…`; an unknown application defaults to `default`, an unknown locale to the
   * preferred language of the browser.
   */
  @Get()
  show(
    @Query() query: Readonly<Record<string, unknown>>,
    @Headers('accept-language') languages: string | undefined,
  ): Page {
    const apps = [...new Set([DEFAULT_CLIENT, ...this.previews.apps])];
    const app = apps.find((known) => known === query['app']) ?? DEFAULT_CLIENT;
    const locale: Locale = LOCALES.find((known) => known === query['locale']) ?? pickLocale(languages, 'en');
    const view = { apps, app, locale, table: this.previews.table(app) };
    return templatesPage(view, preferredLocale(languages));
  }
}
