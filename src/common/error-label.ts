/**
 * Label of an unexpected error for logs and rows: its class and, if it has one, its code. The message is left out because
 * it may quote an address or a code.
 */
export function errorLabel(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** Frames of an error's stack without its message; undefined when there is no stack. */
export function stackFrames(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
