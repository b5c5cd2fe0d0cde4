import { Module } from '@nestjs/common';
import { Clock, Random } from '../../common';
import { InboxStore } from '../inbox/inbox.store';
import { NotificationOptions } from '../notification.config';
import { HttpClient } from './http-client';
import { Vendors } from './vendor.registry';

/** Nest module of the vendors that the configuration names. */
@Module({
  providers: [
    InboxStore,
    {
      provide: Vendors,
      useFactory: (options: NotificationOptions, inbox: InboxStore, clock: Clock, random: Random) =>
        Vendors.create(options, { http: new HttpClient(options), inbox, clock, random }),
      inject: [NotificationOptions, InboxStore, Clock, Random],
    },
  ],
  exports: [InboxStore, Vendors],
})
export class VendorsModule {}
