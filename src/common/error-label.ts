import { isNativeError } from 'node:util/types';

/**
 * Error classes that the JavaScript engine throws for programming mistakes: their messages name identifiers, not user data,
 * and may be logged. Errors of these classes with a `code` property come from Node or a driver and may quote values.
 */
const PROGRAMMING_ERRORS: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError']);
const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/** Name and code of an error, for logs. Its message is left out: drivers and parsers quote values in messages. */
export function errorLabel(error: unknown): string {
  if (!isNativeError(error)) return typeof error;
  const code = codeOf(error);
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** Stack frames of an error, without the message at the beginning of its stack. Returns undefined for other values. */
export function stackFrames(error: unknown): string | undefined {
  if (!isNativeError(error)) return undefined;
  const { stack = '', message } = error;
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return frames.filter((line) => FRAME.test(line)).join('\n');
}

/** Label and stack frames of an error, for logs; for a programming error with its message. */
export function describeError(error: unknown): string {
  if (!isNativeError(error)) return `threw ${typeof error}`;
  const isProgrammingError = codeOf(error) === undefined && PROGRAMMING_ERRORS.has(error.name);
  const label = isProgrammingError ? `${error.name}: ${error.message}` : errorLabel(error);
  return [label, stackFrames(error)].filter(Boolean).join('\n');
}

const codeOf = (error: Error): unknown => (error as { readonly code?: unknown }).code;
