import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { type HttpOptions, ShutdownState } from './http';
import type { Logger } from './logging';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Longest duration of a shutdown after the drain wait, a second less than the 10 that the documentation promises. */
const TIMEOUT_MS = 9_000;

/** Time in milliseconds after which unanswered requests are cut off, so that time is left to return leases. */
const DRAIN_MS = 3_500;

/**
 * Ends the process in order: readiness is denied, `drainSeconds` pass in which requests are still served, no new requests
 * and leases, those in flight answered and recorded, leases handed back, the database closed last. The exit code is 0 after
 * SIGTERM and SIGINT, and 1 after an unhandled error, which may have left work half done, or when the shutdown takes too
 * long. An unhandled error waits for no balancer.
 */
export function stopGracefully(
  app: INestApplication<Server>,
  logger: Logger,
  { drainSeconds }: Pick<HttpOptions, 'drainSeconds'>,
): void {
  let exitCode = 0;
  let stopping: Promise<void> | undefined;
  const stop = (waitMs: number): void => {
    stopping ??= stopAfter(waitMs, app, logger).then((isClosed) => process.exit(isClosed ? exitCode : 1));
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      logger.info({ signal, drainSeconds }, 'stopping');
      stop(drainSeconds * 1_000);
    });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, `${event}: stopping`);
      exitCode = 1;
      stop(0);
    });
}

/**
 * Signal that is aborted by SIGTERM and SIGINT while the application is being created: a start ends between two steps, so
 * that no migration is cut off. One that does not come to such a point within 9 seconds ends with the exit code 1. `end`
 * hands the signals over to {@link stopGracefully}.
 */
export function abortStart(logger: Logger): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    logger.info({ signal }, 'stopping before the start is complete');
    controller.abort();
    setTimeout(() => process.exit(1), TIMEOUT_MS).unref();
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of SIGNALS) process.removeListener(signal, stop);
    },
  };
}

async function stopAfter(waitMs: number, app: INestApplication<Server>, logger: Logger): Promise<boolean> {
  app.get(ShutdownState).begin();
  await sleep(waitMs);
  return closeInTime(app, logger);
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
