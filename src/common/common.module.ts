import { Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ScheduleModule } from '@nestjs/schedule';
import { Clock, SystemClock } from './clock';
import { HkdfKeyRing, KeyRing, KeyRingOptions } from './key-ring';
import { Random, CryptoRandom } from './random';
import { MaintenanceJobs } from './maintenance-jobs';

/** Global Nest module with clock, randomness, key ring, periodic jobs and events. */
@Global()
@Module({
  imports: [EventEmitterModule.forRoot(), ScheduleModule.forRoot()],
  providers: [
    MaintenanceJobs,
    { provide: Clock, useClass: SystemClock },
    { provide: Random, useClass: CryptoRandom },
    {
      provide: KeyRing,
      useFactory: ({ secretKeys }: KeyRingOptions) => new HkdfKeyRing(secretKeys),
      inject: [KeyRingOptions],
    },
  ],
  exports: [MaintenanceJobs, Clock, KeyRing, Random],
})
export class CommonModule {}
