import { Get, Query } from '@nestjs/common';
import { LOCALES } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { TemplatePreviews } from '../../notification';
import type { Page } from '../../pages/layout';
import { ConsoleController } from '../frame/console-controller.decorator';
import { type CurrentOperator, Operator } from '../frame/current-operator';
import { templatesPage } from './console-templates.page';

/** Previews of all messages, in each language, for each client application with texts of its own. */
@ConsoleController('templates')
export class ConsoleTemplatesController {
  constructor(private readonly previews: TemplatePreviews) {}

  @Get()
  show(@Operator() operator: CurrentOperator, @Query() query: Readonly<Record<string, unknown>>): Page {
    const apps = [...new Set([DEFAULT_CLIENT, ...this.previews.apps])];
    const app = apps.find((known) => known === query['app']) ?? DEFAULT_CLIENT;
    const locale = LOCALES.find((known) => known === query['locale']) ?? 'en';
    return templatesPage(operator, { apps, app, locale, previews: this.previews.all(app, locale) });
  }
}
