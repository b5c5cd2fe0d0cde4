import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiDescription } from '../../http';
import { DocRegistry } from '../docs/doc-registry';
import { errorCodesPath } from '../docs/links';
import { errorCodesController } from './error-codes.controller';
import { ErrorsController } from './errors.controller';

export interface ErrorsOptions {
  /** The interfaces that are served. */
  readonly apis: readonly ApiDescription[];
  /** Whether there is a page for every api among the help pages, not only where its document promises one. */
  readonly help: boolean;
}

/** What numbers and texts mean: a list for programs, which is always there, and pages for people. */
@Module({})
export class ErrorsModule {
  static forRoot({ apis, help }: ErrorsOptions): DynamicModule {
    const docRegistry = new DocRegistry(apis);
    const pages = docRegistry.chapters.flatMap((chapter) =>
      [chapter.api.errorCodes ?? [], help ? errorCodesPath(chapter.api) : []]
        .flat()
        .map((path) => errorCodesController(path, { ...chapter, help })),
    );
    return {
      module: ErrorsModule,
      controllers: [ErrorsController, ...pages],
      providers: [{ provide: DocRegistry, useValue: docRegistry }],
    };
  }

  /** The best page about the numbers of each api that has one, for lists of links. */
  static pagesOf({ apis, help }: ErrorsOptions): readonly { readonly href: string; readonly title: string }[] {
    return apis.flatMap((api) => {
      const path = help ? errorCodesPath(api) : api.errorCodes;
      return path === undefined ? [] : [{ href: `/${path}`, title: api.title }];
    });
  }
}
