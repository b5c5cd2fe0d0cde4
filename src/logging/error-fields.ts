import { isNativeError } from 'node:util/types';
import { maskTarget, stackFrames } from '../common';

/** Loggable parts of an error. Other properties are left out: a failed query has its parameters in them. */
export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** Stack frames, without the message. */
  readonly stack: string;
  readonly cause?: ErrorFields;
}

const MAX_DEPTH = 4;

/** Replacement for the message of a SyntaxError: parsers quote the text that they could not parse. */
const NOT_SHOWN = 'not shown';

export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!isNativeError(error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: error instanceof SyntaxError ? NOT_SHOWN : scrub(error.message),
    ...(typeof code === 'string' && { code }),
    stack: stackFrames(error) ?? '',
    ...(isNativeError(error.cause) && depth < MAX_DEPTH && { cause: errorFields(error.cause, depth + 1) }),
  };
}

const EMAIL = /[^\s<>@"'`(),;:=]{1,64}@[^\s<>@"'`(),;:=]+/g;
const PHONE = /\+?\d{8,15}/g;

/**
 * Masks everything that looks like an e-mail address or a phone number in a text of another origin, such as a driver's
 * error.
 */
export function scrub(text: string): string {
  return text.replace(EMAIL, maskTarget).replace(PHONE, maskTarget);
}
