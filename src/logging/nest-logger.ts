import type { LoggerService } from '@nestjs/common';
import { errorFields } from './error-fields';
import type { Logger } from './logger';
import { scrub } from './scrub';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Nest tells at length what it wires up at every start. */
const CHATTER = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestFactory', 'NestApplication']);

/** Nest's own lines, and those of services that log through Nest's Logger, in the same JSON as all others. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const isChatter = CHATTER.has(String(rest.at(-1)));
    this.write(isChatter ? 'debug' : 'info', message, rest);
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

  /** The last of `rest` is the context, a class name; before it may stand a stack or the error itself. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const error = [message, ...rest].find((part) => part instanceof Error);
    const [first] = rest;
    const stack = rest.length > 1 && typeof first === 'string' ? scrub(first) : undefined;
    this.logger[level](
      { context, ...(error && { err: error }), ...(stack !== undefined && { stack }) },
      words(message),
    );
  }
}

function words(message: unknown): string {
  if (message instanceof Error) return errorFields(message).message;
  return scrub(typeof message === 'string' ? message : JSON.stringify(message));
}
