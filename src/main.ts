import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AppConfig, misspellings, readConfig, securityWarnings } from './app.config';
import { AppModule } from './app.module';
import { httpAdapter, setUpApp } from './app.setup';
import { abortStart, stopGracefully } from './shutdown';
import { startupBanner } from './startup-banner';
import { addressSentence, isAddressError } from './address-errors';
import { ConfigError } from './config';
import { awaitDatabase, DatabaseStartError } from './database';
import { SecondListener } from './http';
import { createLogger, NestLogger } from './logging';
import { CryptoRandom } from './common';

/** Time that a start waits for a database that is away. */
const DATABASE_PATIENCE_MS = 30_000;

const logger = createLogger();
const startup = abortStart(logger);

async function serve(): Promise<void> {
  const random = new CryptoRandom();
  const config = readConfig(random);
  await awaitDatabase(config.database.connection, {
    milliseconds: DATABASE_PATIENCE_MS,
    signal: startup.signal,
    tell: (sentence) => {
      logger.warn(sentence);
    },
  });
  const consoleListener = listenerOf(config.console);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    httpAdapter(config.http, random, consoleListener),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  setUpApp(app, logger, config, AppModule.dialectsByUrl(config));
  startup.end();
  if (startup.signal.aborted) return app.close().then(() => process.exit(0));
  stopGracefully(app, logger, config.http);
  await app.listen(config.service.port, config.service.host);
  if (consoleListener) await consoleListener.open(app.getHttpServer());
  [...misspellings(config), ...securityWarnings(config)].forEach((warning) => {
    logger.warn(warning);
  });
  logger.info({ address: await app.getUrl() }, 'listening');
  process.stdout.write(startupBanner(config));
}

/** Listener of the console, where it has an address of its own. */
const listenerOf = ({ enabled, listen }: AppConfig['console']): SecondListener | undefined =>
  enabled && listen ? new SecondListener('/console', listen) : undefined;

serve().catch((error: unknown) => {
  if (startup.signal.aborted) process.exit(0);
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof DatabaseStartError) process.stderr.write(`regain cannot start: ${error.message}\n`);
  else if (isAddressError(error)) process.stderr.write(`${addressSentence(error)}\n`);
  else logger.fatal({ err: error }, 'regain could not start');
  process.exit(1);
});
