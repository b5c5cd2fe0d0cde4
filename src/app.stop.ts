import type { INestApplicationContext } from '@nestjs/common';
import type { Logger } from './logging';

/** A stop may take 10 seconds; what is not done a second earlier is given up. */
const PATIENCE_MS = 9_000;

/**
 * Ends the process in order: no new requests, the ones in flight answered, leases handed back, connections closed. On
 * SIGTERM and SIGINT with exit code 0; after an error that nobody handled with 1, because what it left half done is
 * unknown; with 1 as well when the time is up.
 */
export function stopGracefully(app: INestApplicationContext, logger: Logger): void {
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

async function closeInTime(app: INestApplicationContext, logger: Logger): Promise<boolean> {
  const closed = app.close().then(
    () => true,
    (error: unknown) => {
      logger.error({ err: error }, 'the stop went wrong');
      return false;
    },
  );
  const timeIsUp = new Promise<boolean>((resolve) => {
    setTimeout(resolve, PATIENCE_MS, false).unref();
  });
  return Promise.race([closed, timeIsUp]);
}
