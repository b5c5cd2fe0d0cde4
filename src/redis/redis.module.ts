import { type DynamicModule, Module } from '@nestjs/common';
import { KeyRing } from '../common';
import { RedisConnection } from './redis-connection';
import { RedisOptions } from './redis.config';
import { Signals } from './signals';

/** Global Nest module of the connection to Redis, and of the signals between processes. */
@Module({})
export class RedisModule {
  /** Parameter `connects`: false for commands, which end before a connection would be of use. */
  static forRoot({ connects }: { readonly connects: boolean }): DynamicModule {
    return {
      module: RedisModule,
      global: true,
      providers: [
        {
          provide: RedisConnection,
          useFactory: ({ url }: RedisOptions, keys: KeyRing) =>
            new RedisConnection({ url: connects ? url : undefined }, keys),
          inject: [RedisOptions, KeyRing],
        },
        Signals,
      ],
      exports: [RedisConnection, Signals],
    };
  }
}
