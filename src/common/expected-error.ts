/**
 * Error that a filter answers and nothing logs: it has no stack frames. Capturing them costs as much as reading the request
 * that is refused.
 */
export abstract class ExpectedError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}
