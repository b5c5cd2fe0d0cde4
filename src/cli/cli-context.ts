import { NestFactory } from '@nestjs/core';
import { type AppConfig, readConfig } from '../config';
import { CryptoRandom } from '../common';
import { CliModule } from './cli.module';
import type { Find, CliContext } from './command';

const config = (): AppConfig => readConfig(new CryptoRandom());

/** Context of a real process: its environment, standard input and database. */
export const processCliContext: CliContext = { config, stdin: process.stdin, withCore };

async function withCore<T>(work: (find: Find) => Promise<T>): Promise<T> {
  const context = await NestFactory.createApplicationContext(CliModule.forRoot(config()), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work((token) => context.get(token, { strict: false }));
  } finally {
    await context.close();
  }
}
