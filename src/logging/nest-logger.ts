import type { LoggerService } from '@nestjs/common';
import { errorFields, scrub } from './error-fields';
import type { Logger } from './logger';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Logger contexts of Nest's start-up messages, which are logged as debug. */
const STARTUP_CONTEXTS = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** Logger of Nest and of all services, which writes the same JSON lines as {@link createLogger}. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const isStartup = STARTUP_CONTEXTS.has(String(rest.at(-1)));
    this.write(isStartup ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Writes a line. `rest` is what Nest passes: optionally a stack or the error, then the context (a class name). */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const error = [message, ...rest].find((part) => part instanceof Error);
    const [first] = rest;
    const stack = rest.length > 1 && typeof first === 'string' ? scrub(first) : undefined;
    this.logger[level](
      { context, ...(error && { err: error }), ...(stack !== undefined && { stack }) },
      messageText(message),
    );
  }
}

function messageText(message: unknown): string {
  if (message instanceof Error) return errorFields(message).message;
  return scrub(typeof message === 'string' ? message : JSON.stringify(message));
}
