import { scrub } from './scrub';

/** What of an error may be logged. Its other properties may not: a failed query carries its parameters. */
export interface ErrorFields {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  /** The frames only. */
  readonly stack: string;
  readonly cause?: ErrorFields;
}

const MAX_DEPTH = 4;

export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const { code } = error as NodeJS.ErrnoException;
  return {
    type: error.name,
    message: error instanceof SyntaxError ? NOT_SHOWN : scrub(error.message),
    ...(typeof code === 'string' && { code }),
    stack: frames(error),
    ...(error.cause instanceof Error && depth < MAX_DEPTH && { cause: errorFields(error.cause, depth + 1) }),
  };
}

/** Parsers quote what they could not parse. */
const NOT_SHOWN = 'not shown';

/** A stack begins with the message. */
function frames({ stack = '', message }: Error): string {
  return stack.slice(stack.indexOf(message) + message.length).trim();
}
