import { type AppConfig, optionProviders } from '../../src/app.config';
import { CommonModule } from '../../src/common';
import { ConfigModule } from '../../src/config';
import { DatabaseModule } from '../../src/database';
import { RedisModule } from '../../src/redis';
import { schema as allTables } from '../../src/schema';

/** Modules that every other module needs: options, clock, keys, signals and the database, with all tables unless told which. */
export const platformModules = (config: AppConfig, schema = allTables) => [
  ConfigModule.forRoot(optionProviders(config)),
  CommonModule,
  DatabaseModule.forRoot({ schema, exclusive: false }),
  RedisModule.forRoot({ connects: false }),
];
