import { type DestinationStream, destination, type Logger as Pino, pino, stdTimeFunctions } from 'pino';
import { errorFields } from './error-fields';
import { currentScope } from './request-scope';

/**
 * Maximum bytes of log lines that are buffered when the log is read slowly; further lines are dropped, so that requests
 * never wait.
 */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

/** Logger that writes one JSON object per line. */
export type Logger = Pick<Pino, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** Creates a logger to standard output, or to `sink`. Every line has the time (UTC) and, inside a request, its id. */
export function createLogger(sink: DestinationStream = standardOutput()): Logger {
  return pino(
    {
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: errorFields },
      mixin: currentScope,
    },
    sink,
  );
}

const standardOutput = (): DestinationStream => destination({ dest: 1, sync: false, maxLength: MAX_BUFFERED_BYTES });
