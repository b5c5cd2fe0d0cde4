import { isNativeError } from 'node:util/types';
import { RuntimeException } from '@nestjs/core/errors/exceptions/runtime.exception.js';
import { errorCode, errorName, maskTarget, safeMessage, stackFrames } from '../common';

/**
 * Loggable parts of an error. Other properties are left out: a failed query has its parameters in them, a mail server's
 * error its answer.
 */
export interface ErrorFields {
  readonly type: string;
  /** Empty for an error of a library (see {@link safeMessage}), except that Nest names classes that it cannot create. */
  readonly message: string;
  readonly code?: string;
  /** Stack frames, without the message. */
  readonly stack: string;
  readonly cause?: ErrorFields;
}

const MAX_DEPTH = 4;

export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!isNativeError(error)) return { type: typeof error, message: 'not an error', stack: '' };
  const code = errorCode(error);
  return {
    type: errorName(error),
    message: scrub(error instanceof RuntimeException ? error.message : safeMessage(error)),
    ...(code !== undefined && { code }),
    stack: stackFrames(error) ?? '',
    ...(isNativeError(error.cause) && depth < MAX_DEPTH && { cause: errorFields(error.cause, depth + 1) }),
  };
}

const EMAIL = /[^\s<>@"'`(),;:=]{1,64}@[^\s<>@"'`(),;:=]+/g;
const PHONE = /\+?\d{8,15}/g;

/** Masks everything that looks like an e-mail address or a phone number in a text. */
export function scrub(text: string): string {
  return text.replace(EMAIL, maskTarget).replace(PHONE, maskTarget);
}
