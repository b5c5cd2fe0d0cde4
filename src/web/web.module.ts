import { type DynamicModule, Module } from '@nestjs/common';
import { InboxController } from './inbox/inbox.controller';
import { TemplatesController } from './inbox/templates/templates.controller';
import { LandingController } from './landing/landing.controller';
import { LandingOffer, type PageLink } from './landing/landing-offer';
import { ResetController } from './reset/reset.controller';

export interface WebOptions {
  /** Whether the development inbox and the templates are served: it shows every code, so never in production. */
  readonly inbox: boolean;
  /** Whether help pages and Swagger UI are served. */
  readonly help: boolean;
  /** Pages that list the answers of the interfaces. */
  readonly answers: readonly PageLink[];
}

/** Pages for people. The inbox reads what NotificationModule keeps. */
@Module({})
export class WebModule {
  static forRoot({ inbox, help, answers }: WebOptions): DynamicModule {
    return {
      module: WebModule,
      controllers: [LandingController, ResetController, ...(inbox ? [InboxController, TemplatesController] : [])],
      providers: [{ provide: LandingOffer, useValue: new LandingOffer(inbox, help, answers) }],
    };
  }
}
