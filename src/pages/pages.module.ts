import { type DynamicModule, Module } from '@nestjs/common';
import { NotificationModule } from '../notification';
import { InboxController } from './inbox/inbox.controller';
import { TemplatesController } from './inbox/templates/templates.controller';
import { LandingController } from './landing/landing.controller';
import { LandingLinks, type PageLink } from './landing/landing-links';
import { ResetController } from './reset/reset.controller';

export interface PagesOptions {
  /** Whether the development inbox and the templates are served; it shows every code, so it is off in production. */
  readonly inbox: boolean;
  /** Whether help pages and Swagger UI are served. */
  readonly help: boolean;
  /** Error-code page of each interface. */
  readonly answers: readonly PageLink[];
}

/** Pages for people: landing page, reset page, development inbox, template previews. */
@Module({})
export class PagesModule {
  static forRoot({ inbox, help, answers }: PagesOptions): DynamicModule {
    return {
      module: PagesModule,
      imports: [NotificationModule],
      controllers: [LandingController, ResetController, ...(inbox ? [InboxController, TemplatesController] : [])],
      providers: [{ provide: LandingLinks, useValue: new LandingLinks(inbox, help, answers) }],
    };
  }
}
