import { type DynamicModule, Global, Module } from '@nestjs/common';
import { EventEmitterModule } from '@nestjs/event-emitter';
import { ScheduleModule } from '@nestjs/schedule';
import { Clock, SystemClock } from './clock';
import { KeyRing, HkdfKeyRing } from './key-ring';
import { Random, CryptoRandom } from './random';
import { MaintenanceJobs } from './maintenance-jobs';

/** Clock, randomness, key ring, periodic jobs and events, for every module. */
@Global()
@Module({})
export class CommonModule {
  static forRoot({ secretKeys }: { secretKeys: readonly string[] }): DynamicModule {
    return {
      module: CommonModule,
      imports: [EventEmitterModule.forRoot(), ScheduleModule.forRoot()],
      providers: [
        MaintenanceJobs,
        { provide: Clock, useClass: SystemClock },
        { provide: Random, useClass: CryptoRandom },
        { provide: KeyRing, useFactory: () => new HkdfKeyRing(secretKeys) },
      ],
      exports: [MaintenanceJobs, Clock, KeyRing, Random],
    };
  }
}
