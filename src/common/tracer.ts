import { AsyncLocalStorage } from 'node:async_hooks';
import { isNativeError } from 'node:util/types';
import { errorCode, errorName } from './error-label';

/** Attributes of a span: names of the OpenTelemetry semantic conventions, values that say nothing of a person. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

/** Beginning of a span. `name` is one of few: a route, a statement's operation and table. */
export interface SpanStart {
  readonly kind: 'server' | 'client';
  readonly name: string;
  readonly attributes: SpanAttributes;
}

/** Span under way. */
export interface Span {
  /** 32 hexadecimal digits, which the spans of one request share. */
  readonly traceId: string;
  /** Ends the span with further attributes; `error.type` among them marks it as failed. */
  end(attributes: SpanAttributes): void;
}

const spans = new AsyncLocalStorage<Span>();

/** Span of the current asynchronous context; undefined outside of one, and always where tracing is off. */
export const currentSpan = (): Span | undefined => spans.getStore();

/** Runs work in the context of a span: spans that begin in it are its children, log lines have its trace id. */
export const inSpan = <T>(span: Span, work: () => T): T => spans.run(span, work);

/** Source of spans, which are exported in the background: no span ever makes its caller wait or fail. */
export abstract class Tracer {
  /** Begins a span, a child of {@link currentSpan} or else the first of a trace. */
  abstract start(span: SpanStart): Span;

  /** Exports the spans that have ended, and takes no more. Resolves within two seconds, whatever the collector does. */
  abstract shutdown(): Promise<void>;
}

/**
 * Runs work in a span of its own, whose last attributes `describe` reads from the result. A rejection ends the span with the
 * error's code or name as `error.type`, never with its message. Without a tracer it only runs the work.
 */
export async function traced<T>(
  tracer: Tracer | undefined,
  start: SpanStart,
  work: () => Promise<T>,
  describe: (result: T) => SpanAttributes = () => ({}),
): Promise<T> {
  if (!tracer) return work();
  const span = tracer.start(start);
  try {
    const result = await inSpan(span, work);
    span.end(describe(result));
    return result;
  } catch (error) {
    span.end({ 'error.type': isNativeError(error) ? (errorCode(error) ?? errorName(error)) : typeof error });
    throw error;
  }
}
