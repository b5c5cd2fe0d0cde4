import { performance } from 'node:perf_hooks';
import type { ConnectionPool } from '../wire/connection-pool';
import { statusOf, type WireAnswer, type WireRequest } from '../wire/kept-connection';

/** Answer to one request of an honest client. */
export interface Experience {
  readonly call: string;
  /** Milliseconds since the beginning of the measurement at which the request was due. */
  readonly at: number;
  readonly ms: number;
  /** True for a server error other than 503 with Retry-After, and for a connection that ended without an answer. */
  readonly isFault: boolean;
  /** True for 503 with Retry-After, and for what says the same in a dialect that has no 503. */
  readonly isRefused: boolean;
  /** Empty where the connection ended without an answer. */
  readonly body: string;
}

/** Request of an honest client, from its address; `at` as the experience has it. */
export interface HonestRequest {
  readonly call: string;
  readonly at: number;
  readonly request: WireRequest;
  readonly address: string;
}

/** Answer of the systems dialect to an outage, which its clients know with the status 200. */
const OUTAGE = /"msg":8012\b/;

const asOutage = (answer: WireAnswer): WireAnswer => (OUTAGE.test(answer.body) ? { ...answer, status: 503 } : answer);

/** Makes a request, whatever becomes of it. */
export async function experience(
  pool: ConnectionPool,
  { call, at, request, address }: HonestRequest,
): Promise<Experience> {
  const startedAt = performance.now();
  const [status, body] = await pool.send(request, address).then(
    (answer) => [statusOf(asOutage(answer)), answer.body] as const,
    () => [0, ''] as const,
  );
  const ms = performance.now() - startedAt;
  return { call, at, ms, body, isFault: status === 0 || (status >= 500 && status !== 503), isRefused: status === 503 };
}
