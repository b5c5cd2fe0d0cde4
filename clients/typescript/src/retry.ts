/** Function with the signature of `fetch` for a finished request. */
export type FetchRequest = (request: Request) => Promise<Response>;

/** Bounds of repetitions. */
export interface RetryOptions {
  /** Tries in all, the first one included; 3 by default, 1 for none. */
  readonly tries?: number;
  /** Longest wait before a try, in seconds; an answer that asks for more is returned. 10 by default. */
  readonly maxWaitSeconds?: number;
}

const TOO_MANY_REQUESTS = 429;
const UNAVAILABLE = 503;
const FIRST_WAIT_SECONDS = 0.5;

/**
 * Repeats requests that the service refused with 429 or 503 and `Retry-After`, or that were not answered. Only those are
 * repeated that have the same effect twice: GET, DELETE, and those with an idempotency key. Aborts as its request does.
 */
export function retrying(fetch: FetchRequest, { tries = 3, maxWaitSeconds = 10 }: RetryOptions): FetchRequest {
  return async (request) => {
    const last = isRepeatable(request) ? tries : 1;
    for (let nth = 1; nth < last; nth++) {
      const answer = await attempt(fetch, request);
      const seconds = answer === undefined ? FIRST_WAIT_SECONDS * 2 ** (nth - 1) : secondsOf(answer);
      if (answer !== undefined && !(seconds <= maxWaitSeconds)) return answer;
      await answer?.body?.cancel();
      await pause(seconds, request.signal);
    }
    return fetch(request);
  };
}

/** Answer to a copy of the request; undefined where there was none. Rejects when the request is aborted. */
async function attempt(fetch: FetchRequest, request: Request): Promise<Response | undefined> {
  try {
    return await fetch(request.clone());
  } catch (error) {
    if (request.signal.aborted) throw error;
    return undefined;
  }
}

const isRepeatable = ({ method, headers }: Request): boolean =>
  method === 'GET' || method === 'DELETE' || headers.has('Idempotency-Key');

/** Seconds that an answer asks to wait; NaN where it is not to be repeated. */
function secondsOf({ status, headers }: Response): number {
  const asked = headers.get('Retry-After');
  return (status === TOO_MANY_REQUESTS || status === UNAVAILABLE) && asked !== null ? Number(asked) : NaN;
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, seconds * 1000);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
