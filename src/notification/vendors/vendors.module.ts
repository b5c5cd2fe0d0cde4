import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, Random } from '../../common';
import { InboxStore } from '../inbox/inbox.store';
import { Vendors, type VendorsOptions } from './vendor.registry';

/** Creates the vendors that the configuration names. */
@Module({})
export class VendorsModule {
  static forRoot(options: VendorsOptions): DynamicModule {
    return {
      module: VendorsModule,
      providers: [
        InboxStore,
        {
          provide: Vendors,
          useFactory: (inbox: InboxStore, clock: Clock, random: Random) =>
            Vendors.create(options, { inbox, clock, random }),
          inject: [InboxStore, Clock, Random],
        },
      ],
      exports: [InboxStore, Vendors],
    };
  }
}
