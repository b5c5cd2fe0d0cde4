import { NestFactory } from '@nestjs/core';
import { type AppConfig, readConfig } from '../app.config';
import { AppModule } from '../app.module';
import { CryptoRandom } from '../common';
import { awaitDatabase } from '../database';
import type { Find, CliContext } from './command';

const config = (): AppConfig => readConfig(new CryptoRandom());

/** Configuration for a look at it, which creates no file. */
const inspected = (): AppConfig => readConfig(new CryptoRandom(), 'leave');

/** Command-line context of the real process: its environment, standard input and database. */
export const processCliContext: CliContext = { config: inspected, stdin: process.stdin, withCore };

async function withCore<T>(work: (find: Find) => Promise<T>): Promise<T> {
  const read = config();
  await awaitDatabase(read.database.connection, { milliseconds: 0 });
  const context = await NestFactory.createApplicationContext(AppModule.forCli(read), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work((token) => context.get(token, { strict: false }));
  } finally {
    await context.close();
  }
}
