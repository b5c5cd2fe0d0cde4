import { type DynamicModule, Module } from '@nestjs/common';
import { NotificationModule } from '../notification';
import { InboxController } from './inbox/inbox.controller';
import { TemplatesController } from './inbox/templates/templates.controller';
import { LandingController } from './landing/landing.controller';
import { LandingLinks, type PageLink } from './landing/landing-links';

export interface PagesParts {
  /**
   * True when the development inbox and the template previews are served; off in production, because the inbox shows
   * every code.
   */
  readonly inbox: boolean;
  /** True when help pages and Swagger UI are served. */
  readonly help: boolean;
  /** Links to the error-code page of each API. */
  readonly answers: readonly PageLink[];
  /** Path under which the service is reached; empty for the root of a host. */
  readonly basePath: string;
}

/** Nest module of the pages for people: landing page, development inbox, template previews. */
@Module({})
export class PagesModule {
  static forRoot({ inbox, help, answers, basePath }: PagesParts): DynamicModule {
    return {
      module: PagesModule,
      imports: [NotificationModule],
      controllers: [LandingController, ...(inbox ? [InboxController, TemplatesController] : [])],
      providers: [{ provide: LandingLinks, useValue: new LandingLinks(inbox, help, answers, basePath) }],
    };
  }
}
