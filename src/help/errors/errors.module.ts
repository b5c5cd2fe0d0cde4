import { type DynamicModule, Module } from '@nestjs/common';
import type { ApiDescription } from '../../http';
import { DocRegistry } from '../docs/doc-registry';
import { errorCodesPath } from '../docs/links';
import { errorCodesController } from './error-codes.controller';
import { ErrorsController } from './errors.controller';
import { ExplainedProblems, ProblemsController } from './problems.controller';
import type { ExplainedProblem } from './problems.page';

export interface ErrorsOptions {
  /** Descriptions of the APIs that are served. */
  readonly apis: readonly ApiDescription[];
  /**
   * True when every API gets an error-code page among the help pages, besides the page that its source document refers
   * to.
   */
  readonly help: boolean;
  /** Problems of our own REST API, which get a page among the help pages; undefined where it is not served. */
  readonly problems?: readonly ExplainedProblem[] | undefined;
}

/**
 * Nest module that explains result numbers: `GET /v1/errors` for programs, which is always served, and error-code pages
 * for people.
 */
@Module({})
export class ErrorsModule {
  static forRoot({ apis, help, problems }: ErrorsOptions): DynamicModule {
    const docRegistry = new DocRegistry(apis);
    const pages = docRegistry.apiDocs.flatMap((apiDoc) =>
      [apiDoc.api.errorCodes ?? [], help ? errorCodesPath(apiDoc.api) : []]
        .flat()
        .map((path) => errorCodesController(path, { ...apiDoc, help })),
    );
    return {
      module: ErrorsModule,
      controllers: [ErrorsController, ...pages, ...(help && problems ? [ProblemsController] : [])],
      providers: [
        { provide: DocRegistry, useValue: docRegistry },
        { provide: ExplainedProblems, useValue: new ExplainedProblems(problems ?? []) },
      ],
    };
  }

  /**
   * Links to the error-code page of each API that has one: the page among the help pages where these are served, else
   * the page that the source document refers to.
   */
  static pagesOf({ apis, help }: ErrorsOptions): readonly { readonly href: string; readonly title: string }[] {
    return apis.flatMap((api) => {
      const path = help ? errorCodesPath(api) : api.errorCodes;
      return path === undefined ? [] : [{ href: `/${path}`, title: api.title }];
    });
  }
}
