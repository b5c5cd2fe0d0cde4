import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Logger } from './logging';

/** Maximum duration of a shutdown in milliseconds: a second less than the 10 seconds after which orchestrators kill. */
const TIMEOUT_MS = 9_000;

/** Time in milliseconds after which unanswered requests are cut off, so that time is left to return leases. */
const DRAIN_MS = 3_500;

/**
 * Shuts the process down gracefully: no new requests, those in progress answered, leases returned, connections closed.
 * The exit code is 0 after SIGTERM and SIGINT, and 1 after an unhandled error, which may have left work half done, or
 * when the shutdown takes too long.
 */
export function stopGracefully(app: INestApplication<Server>, logger: Logger): void {
  let exitCode = 0;
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= closeInTime(app, logger).then((isClosed) => process.exit(isClosed ? exitCode : 1));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      logger.info({ signal }, 'stopping');
      stop();
    });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, `${event}: stopping`);
      exitCode = 1;
      stop();
    });
}

function closeInTime(app: INestApplication<Server>, logger: Logger): Promise<boolean> {
  setTimeout(() => {
    app.getHttpServer().closeAllConnections();
  }, DRAIN_MS).unref();
  const closed = app.close().then(
    () => true,
    (error: unknown) => {
      logger.error({ err: error }, 'the shutdown failed');
      return false;
    },
  );
  const timedOut = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      logger.error('the shutdown timed out');
      resolve(false);
    }, TIMEOUT_MS).unref();
  });
  return Promise.race([closed, timedOut]);
}
