import { AsyncLocalStorage } from 'node:async_hooks';
import { currentSpan, type Random } from '../common';

const ACCEPTABLE = /^[A-Za-z0-9._-]{1,64}$/;
const ID_BYTES = 12;

/** Id of a request: the proxy's X-Request-Id if it is safe to log (1 to 64 of A-Z a-z 0-9 . _ -), else a random one. */
export function requestId(given: string | readonly string[] | undefined, random: Random): string {
  return typeof given === 'string' && ACCEPTABLE.test(given) ? given : random.token(ID_BYTES);
}

const scope = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Runs `work` in the scope of a request: every line logged in it, also asynchronously, has the request's id. */
export function inRequest(requestId: string, work: () => void): void {
  scope.run({ requestId }, work);
}

/** Log fields of the current scope: the request's id, or none outside of a request; with tracing on, the trace's id. */
export function currentScope(): object {
  const span = currentSpan();
  return { ...scope.getStore(), ...(span && { trace_id: span.traceId }) };
}
