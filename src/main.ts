import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startupBanner, securityWarnings } from './startup-banner';
import { AppModule } from './app.module';
import { httpAdapter, setUpApp } from './app.setup';
import { stopGracefully } from './shutdown';
import { ConfigError, readConfig } from './config';
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
  setUpApp(app, logger, config);
  stopGracefully(app, logger);
  await app.listen(config.http.port, config.http.host);
  securityWarnings(config).forEach((weakness) => {
    logger.warn(weakness);
  });
  logger.info({ address: await app.getUrl() }, 'listening');
  process.stdout.write(startupBanner(config));
}

serve().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ err: error }, 'regain could not start');
  process.exit(1);
});
