import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiDescription } from '../../http';
import { DocRegistry } from '../docs/doc-registry';
import { errorCodesPath } from '../docs/links';
import { errorCodesController } from './error-codes.controller';
import { ErrorsController } from './errors.controller';

export interface ErrorsOptions {
  /** Interfaces that are served. */
  readonly apis: readonly ApiDescription[];
  /** Whether every interface has an error-code page among the help pages, besides the one that its document promises. */
  readonly help: boolean;
}

/** Meaning of numbers and texts: `GET /v1/errors` for programs, which is always served, and pages for people. */
@Module({})
export class ErrorsModule {
  static forRoot({ apis, help }: ErrorsOptions): DynamicModule {
    const docRegistry = new DocRegistry(apis);
    const pages = docRegistry.apiDocs.flatMap((apiDoc) =>
      [apiDoc.api.errorCodes ?? [], help ? errorCodesPath(apiDoc.api) : []]
        .flat()
        .map((path) => errorCodesController(path, { ...apiDoc, help })),
    );
    return {
      module: ErrorsModule,
      controllers: [ErrorsController, ...pages],
      providers: [{ provide: DocRegistry, useValue: docRegistry }],
    };
  }

  /** Error-code page of each interface that has one, for lists of links; the help page where help is served. */
  static pagesOf({ apis, help }: ErrorsOptions): readonly { readonly href: string; readonly title: string }[] {
    return apis.flatMap((api) => {
      const path = help ? errorCodesPath(api) : api.errorCodes;
      return path === undefined ? [] : [{ href: `/${path}`, title: api.title }];
    });
  }
}
