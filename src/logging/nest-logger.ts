import type { LoggerService } from '@nestjs/common';
import { framesOf } from '../common';
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

/** Contexts of errors that Nest logs and throws again during a start; the caller of the start reports them. */
const RETHROWN_CONTEXTS = new Set(['ExceptionHandler', 'NestApplication']);

/** Logger of Nest and of all services, which writes the same JSON lines as {@link createLogger}. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const isStartup = STARTUP_CONTEXTS.has(String(rest.at(-1)));
    this.write(isStartup ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write(RETHROWN_CONTEXTS.has(String(rest.at(-1))) ? 'debug' : 'error', message, rest);
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
    const stack = rest.length > 1 && typeof first === 'string' ? first : undefined;
    this.logger[level](
      { context, ...(error && { err: error }), ...(stack !== undefined && { stack: framesOf(stack) }) },
      messageText(message, stack),
    );
  }
}

/** Text of a line. Nest passes messages of errors as texts: what stands in front of the frames of `stack` is left out. */
function messageText(message: unknown, stack: string | undefined): string {
  if (message instanceof Error) return safeText(message);
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  const quoted = stack === undefined ? '' : messageOf(stack);
  return scrub(quoted === '' ? text : text.replaceAll(quoted, NOT_SHOWN));
}

const NOT_SHOWN = '(not shown)';

/** Type and safe message of an error, as a text. */
function safeText(error: Error): string {
  const { type, message } = errorFields(error);
  return message === '' ? type : message;
}

/** Message at the beginning of an error's stack. */
const messageOf = (stack: string): string => (/^[\w.]*Error: (.*?)(?=\n {4}at |$)/s.exec(stack)?.[1] ?? '').trim();
