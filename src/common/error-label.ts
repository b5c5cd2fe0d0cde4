import { isNativeError } from 'node:util/types';
import { StatedError } from './stated-error';

/** Words of a name or code that may be logged: no run of digits that is long enough for a code or a phone number. */
const LABEL = /^(?!.*\d{5})[A-Za-z][\w .-]{0,63}$/;
const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/** Error classes that the JavaScript engine throws for mistakes of a program. */
const ENGINE_ERRORS: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError']);

/** Parts of the engine's messages that quote nothing; what stands around them may be a value. */
const MISTAKES = new RegExp(
  [
    'is not (?:a function|a constructor|defined|iterable)',
    'Cannot (?:read|set) properties of (?:undefined|null)',
    'Assignment to constant variable',
    'before initialization',
    'Maximum call stack size exceeded',
    'Invalid (?:array|string) length',
  ].join('|'),
);

/** Name and code of an error, for logs. Its message is left out: drivers and parsers quote values in messages. */
export function errorLabel(error: unknown): string {
  if (!isNativeError(error)) return typeof error;
  return [errorName(error), errorCode(error)].filter((part) => part !== undefined).join(' ');
}

/** Code of an error; undefined without one, and for one that is no plain name. */
export function errorCode(error: Error): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && LABEL.test(code) ? code : undefined;
}

/** Name of an error's class; `Error` for one that is no plain name. */
export const errorName = ({ name }: { readonly name: unknown }): string =>
  typeof name === 'string' && LABEL.test(name) ? name : 'Error';

/**
 * Part of an error's message that may be logged: all of it for a {@link StatedError}, the kind of mistake for an error of
 * the engine, and nothing of any other, since libraries quote values of requests, rows and answers.
 */
export function safeMessage(error: Error): string {
  if (error instanceof StatedError) return error.message;
  return ENGINE_ERRORS.has(error.name) ? (MISTAKES.exec(error.message)?.[0] ?? '') : '';
}

/** Stack frames of an error, without the message at the beginning of its stack. Returns undefined for other values. */
export function stackFrames(error: unknown): string | undefined {
  if (!isNativeError(error)) return undefined;
  const { stack = '', message } = error;
  const at = stack.indexOf(message);
  return framesOf(at < 0 ? stack : stack.slice(at + message.length));
}

/** Lines of a stack that are frames. */
export const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => FRAME.test(line))
    .join('\n');

/** Label, safe part of the message, and stack frames of an error, for logs. */
export function describeError(error: unknown): string {
  if (!isNativeError(error)) return `threw ${typeof error}`;
  const label = [errorLabel(error), safeMessage(error)].filter((part) => part !== '').join(': ');
  return [label, stackFrames(error)].filter(Boolean).join('\n');
}
