import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { announcement, weaknesses } from './app.announcement';
import { AppModule } from './app.module';
import { httpAdapter, setUpApp } from './app.setup';
import { stopGracefully } from './app.stop';
import { ConfigError, readConfig } from './config';
import { createLogger, NestLogger } from './logging';
import { CryptoRandom } from './platform';

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
  weaknesses(config).forEach((weakness) => {
    logger.warn(weakness);
  });
  logger.info({ address: await app.getUrl() }, 'listening');
  process.stdout.write(announcement(config));
}

serve().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ err: error }, 'regain could not start');
  process.exit(1);
});
