import { type DestinationStream, destination, type Logger as Pino, pino, stdTimeFunctions } from 'pino';
import { BatchedOutput } from './batched-output';
import { errorFields } from './error-fields';
import { readableLines } from './readable-lines';
import { currentScope } from './request-scope';

/**
 * Maximum bytes of log lines that are buffered when the log is read slowly; further lines are dropped, so that requests
 * never wait.
 */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

/** Logger that writes one JSON object per line, or a line of text to a terminal. */
export type Logger = Pick<Pino, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/**
 * Creates a logger to standard output (lines of text if it is a terminal, else batches of JSON lines), or to `sink`. Every line
 * has the time (UTC) and, inside a request, its id.
 */
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

function standardOutput(): DestinationStream {
  const output = destination({ dest: 1, sync: false, maxLength: MAX_BUFFERED_BYTES });
  return process.stdout.isTTY ? readableLines(output) : new BatchedOutput(output);
}
