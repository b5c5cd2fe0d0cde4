import { type DynamicModule, Module } from '@nestjs/common';
import type { Face } from '../../wire';
import { Catalogue } from '../catalogue/catalogue';
import { errorCodesPath } from './error-codes-path';
import { errorCodesController } from './error-codes.controller';
import { ErrorsController } from './errors.controller';

export interface ErrorsOptions {
  /** The interfaces that are served. */
  readonly faces: readonly Face[];
  /** Whether there is a page for every face among the help pages, not only where its document promises one. */
  readonly help: boolean;
}

/** What numbers and texts mean: a list for programs, which is always there, and pages for people. */
@Module({})
export class ErrorsModule {
  static forRoot({ faces, help }: ErrorsOptions): DynamicModule {
    const catalogue = new Catalogue(faces);
    const pages = catalogue.chapters.flatMap((chapter) =>
      [chapter.face.errorCodes ?? [], help ? errorCodesPath(chapter.face) : []]
        .flat()
        .map((path) => errorCodesController(path, { ...chapter, help })),
    );
    return {
      module: ErrorsModule,
      controllers: [ErrorsController, ...pages],
      providers: [{ provide: Catalogue, useValue: catalogue }],
    };
  }

  /** The best page about the numbers of each face that has one, for lists of links. */
  static pagesOf({ faces, help }: ErrorsOptions): readonly { readonly href: string; readonly title: string }[] {
    return faces.flatMap((face) => {
      const path = help ? errorCodesPath(face) : face.errorCodes;
      return path === undefined ? [] : [{ href: `/${path}`, title: face.title }];
    });
  }
}
