import { isNativeError } from 'node:util/types';
import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const logger = new Logger('wire');

/** Their messages name code, not data, unless they come (with a code) from the platform. */
const PROGRAMMING_ERRORS: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError']);
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
  if (!isNativeError(fault)) return `threw ${typeof fault}`;
  const { code } = fault as { code?: unknown };
  const isOurs = code === undefined && PROGRAMMING_ERRORS.has(fault.name);
  const detail = typeof code === 'string' ? ` ${code}` : '';
  return [`${fault.name}${isOurs ? `: ${fault.message}` : detail}`, ...framesOf(fault)].join('\n');
}

/** The stack begins with the message, which may itself look like a frame. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length);
  return frames.split('\n').filter((line) => FRAME.test(line));
}
