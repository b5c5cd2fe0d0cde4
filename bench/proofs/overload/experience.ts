import { performance } from 'node:perf_hooks';
import type { ConnectionPool } from '../wire/connection-pool';
import { statusOf, type WireRequest } from '../wire/kept-connection';

/** Answer to one request of an honest client. */
export interface Experience {
  readonly call: string;
  /** Milliseconds since the beginning of the measurement at which the request was due. */
  readonly at: number;
  readonly ms: number;
  /** True for a server error other than 503 with Retry-After, and for a connection that ended without an answer. */
  readonly isFault: boolean;
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

/** Makes a request, whatever becomes of it. */
export async function experience(
  pool: ConnectionPool,
  { call, at, request, address }: HonestRequest,
): Promise<Experience> {
  const startedAt = performance.now();
  const [status, body] = await pool.send(request, address).then(
    (answer) => [statusOf(answer), answer.body] as const,
    () => [0, ''] as const,
  );
  const ms = performance.now() - startedAt;
  return { call, at, ms, body, isFault: status === 0 || (status >= 500 && status !== 503), isRefused: status === 503 };
}
