import { Controller, Get, Headers, HttpStatus, Param, Query, UseInterceptors } from '@nestjs/common';
import { type Page, PageInterceptor, preferredLocale } from '../../pages/layout';
import { DocRegistry } from '../docs/doc-registry';
import { v1OperationPage } from '../v1/v1-operation.page';
import { V1Docs } from '../v1/v1-docs';
import { errorPage } from './help-page';
import { indexPage } from './index.page';
import { modelPage } from './model.page';
import { operationPage } from './operation.page';

/** Options of the help site. */
export abstract class HelpSiteOptions {
  /** Public URL of the server, without a trailing slash. */
  abstract readonly publicUrl: string;
  /** True when the development inbox is served. */
  abstract readonly inbox: boolean;
}

/** Serves the help site under the paths of ASP.NET's help pages. */
@Controller('Help')
@UseInterceptors(PageInterceptor)
export class HelpSiteController {
  constructor(
    private readonly docRegistry: DocRegistry,
    private readonly options: HelpSiteOptions,
    private readonly v1: V1Docs,
  ) {}

  @Get(['', 'Index'])
  index(@Headers('accept-language') languages: string | undefined): Page {
    return indexPage(this.docRegistry, preferredLocale(languages), {
      inbox: this.options.inbox,
      v1: this.v1.operations,
    });
  }

  @Get('Api/:id')
  operation(@Param('id') id: string, @Headers('accept-language') languages: string | undefined): Page {
    const { publicUrl } = this.options;
    const locale = preferredLocale(languages);
    const doc = this.docRegistry.operation(id);
    if (doc !== undefined) return operationPage(doc, publicUrl, locale);
    const own = this.v1.operation(id);
    if (own === undefined) return notFoundPage(languages);
    return v1OperationPage(own, { locale, publicUrl, findModel: (name) => this.v1.model(name) });
  }

  @Get('ResourceModel')
  model(
    @Query() query: Readonly<Record<string, unknown>>,
    @Headers('accept-language') languages: string | undefined,
  ): Page {
    const name = modelNameIn(query);
    const model = name === undefined ? undefined : (this.docRegistry.model(name) ?? this.v1.model(name));
    return model === undefined ? notFoundPage(languages) : modelPage(model, preferredLocale(languages));
  }

  @Get('*')
  notFound(@Headers('accept-language') languages: string | undefined): Page {
    return notFoundPage(languages);
  }
}

const notFoundPage = (languages: string | undefined): Page => ({
  ...errorPage(preferredLocale(languages)),
  status: HttpStatus.NOT_FOUND,
});

/** Query parameter `modelName`, its name compared without case as in ASP.NET; undefined when missing or given twice. */
function modelNameIn(query: Readonly<Record<string, unknown>>): string | undefined {
  const [name, another] = Object.entries(query).flatMap(([key, value]) =>
    key.toLowerCase() === 'modelname' ? [value].flat() : [],
  );
  return typeof name === 'string' && another === undefined ? name : undefined;
}
