import { type DynamicModule, Module } from '@nestjs/common';
import { HttpModule } from '../http';
import { NotificationModule } from '../notification';
import { InboxController } from './inbox/inbox.controller';
import { InboxFeed } from './inbox/inbox-feed';
import { LiveInboxController } from './inbox/live-inbox.controller';
import { MessageStatuses } from './inbox/message-statuses';
import { ReceiptSimulation } from './inbox/receipt-simulation';
import { TemplatesController } from './inbox/templates/templates.controller';
import { LandingController } from './landing/landing.controller';
import { LandingOptions } from './landing/landing.options';

/** Nest module of the pages for people: landing page, development inbox, template previews. */
@Module({})
export class PagesModule {
  /** `inbox` is off in production, because the inbox shows every code. */
  static forRoot(landing: LandingOptions): DynamicModule {
    const { inbox } = landing;
    return {
      module: PagesModule,
      imports: [HttpModule, NotificationModule],
      controllers: [LandingController, ...(inbox ? [InboxController, LiveInboxController, TemplatesController] : [])],
      providers: [
        ...(inbox ? [InboxFeed, MessageStatuses, ReceiptSimulation] : []),
        { provide: LandingOptions, useValue: landing },
      ],
    };
  }
}
