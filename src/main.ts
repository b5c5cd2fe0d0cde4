import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfig, securityWarnings } from './app.config';
import { AppModule } from './app.module';
import { httpAdapter, setUpApp } from './app.setup';
import { stopGracefully } from './shutdown';
import { startupBanner } from './startup-banner';
import { addressSentence, isAddressError } from './address-errors';
import { ConfigError } from './config';
import { DatabaseFileError } from './database';
import { createLogger, NestLogger } from './logging';
import { CryptoRandom } from './common';

const logger = createLogger();

async function serve(): Promise<void> {
  const random = new CryptoRandom();
  const config = readConfig(random);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(config),
    httpAdapter(config.http, random),
    { logger: new NestLogger(logger), abortOnError: false },
  );
  setUpApp(app, logger, config, AppModule.dialectsByUrl(config));
  stopGracefully(app, logger, config.http);
  await app.listen(config.service.port, config.service.host);
  securityWarnings(config).forEach((warning) => {
    logger.warn(warning);
  });
  logger.info({ address: await app.getUrl() }, 'listening');
  process.stdout.write(startupBanner(config));
}

serve().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else if (isAddressError(error)) process.stderr.write(`${addressSentence(error)}\n`);
  else if (error instanceof DatabaseFileError) process.stderr.write(`regain cannot start: ${error.message}.\n`);
  else logger.fatal({ err: error }, 'regain could not start');
  process.exit(1);
});
