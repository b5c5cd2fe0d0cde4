import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { KeyRing, KeyRingOptions } from './key-ring';
import { MaintenanceJobs } from './maintenance-jobs';
import { Random } from './random';
import { CryptoRandom } from './crypto-random';
import { HkdfKeyRing } from './hkdf-key-ring';
import { IntervalMaintenanceJobs } from './interval-maintenance-jobs';
import { SystemClock } from './system-clock';

/** Clock, timers, randomness and keys of the process, available to every module. */
@Global()
@Module({
  providers: [
    { provide: MaintenanceJobs, useClass: IntervalMaintenanceJobs },
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
