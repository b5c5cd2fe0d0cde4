import { type DynamicModule, Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { Clock } from './clock';
import { KeyRing } from './key-ring';
import { MaintenanceJobs } from './maintenance-jobs';
import { Random } from './random';
import { CryptoRandom } from './crypto-random';
import { HkdfKeyRing } from './hkdf-key-ring';
import { IntervalMaintenanceJobs } from './interval-maintenance-jobs';
import { SystemClock } from './system-clock';

/** The machine's own clock, timers and randomness, and the configured keys, behind the kernel's ports. */
@Global()
@Module({})
export class CommonModule {
  static forRoot({ secretKeys }: { secretKeys: readonly string[] }): DynamicModule {
    return {
      module: CommonModule,
      imports: [EventEmitterModule.forRoot()],
      providers: [
        { provide: MaintenanceJobs, useClass: IntervalMaintenanceJobs },
        { provide: Clock, useClass: SystemClock },
        { provide: Random, useClass: CryptoRandom },
        { provide: KeyRing, useFactory: () => new HkdfKeyRing(secretKeys) },
      ],
      exports: [MaintenanceJobs, Clock, KeyRing, Random],
    };
  }
}
