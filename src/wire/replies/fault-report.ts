import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const logger = new Logger('wire');

/** Their messages name code, not data. */
const PROGRAMMING_ERRORS = [TypeError, ReferenceError, RangeError];

const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/**
 * Logs an unexpected error under the request's id, with nothing of the request: drivers and parsers quote values in
 * their messages, so a message is kept only where it cannot hold any.
 */
export function reportFault(fault: unknown, request: FastifyRequest): void {
  logger.error(`request ${request.id}: ${describeFault(fault)}`);
}

/** The error's name, code and stack frames; its message only for programming errors. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return `threw ${typeof fault}`;
  const { code } = fault as { code?: unknown };
  const message = PROGRAMMING_ERRORS.some((kind) => fault instanceof kind) ? `: ${fault.message}` : '';
  return [`${fault.name}${typeof code === 'string' ? ` ${code}` : ''}${message}`, ...framesOf(fault)].join('\n');
}

/** The stack begins with the message, which may itself look like a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length);
  return frames.split('\n').filter((line) => FRAME.test(line));
}
