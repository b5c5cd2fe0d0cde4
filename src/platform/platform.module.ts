import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Chores, Clock, KeyRing, Random } from '../kernel';
import { CryptoRandom } from './crypto-random';
import { HkdfKeyRing } from './hkdf-key-ring';
import { IntervalChores } from './interval-chores';
import { SystemClock } from './system-clock';

/** The machine's own clock, timers and randomness, and the configured keys, behind the kernel's ports. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ secretKeys }: { secretKeys: readonly string[] }): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: Chores, useClass: IntervalChores },
        { provide: Clock, useClass: SystemClock },
        { provide: Random, useClass: CryptoRandom },
        { provide: KeyRing, useFactory: () => new HkdfKeyRing(secretKeys) },
      ],
      exports: [Chores, Clock, KeyRing, Random],
    };
  }
}
