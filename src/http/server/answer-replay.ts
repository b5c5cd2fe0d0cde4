import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { keyDigest, malformed, RefusedException } from '../../common';
import { clientAddress } from '../client/client-address';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True where a request with the header Idempotency-Key is run once, and its answer told again. */
    isRepeatable?: boolean;
  }
  interface FastifyRequest {
    /** Request with a key that runs now. */
    repeatable?: unknown;
  }
}

/** Request that may be repeated, as digests: of the key with who repeats it where, and of the body. */
export interface RepeatableRequest {
  readonly digest: string;
  readonly requestDigest: string;
}

/** Answer that is told again. */
export interface ReplayedAnswer {
  readonly status: number;
  /** Media type; undefined for an answer without content. */
  readonly type: string | undefined;
  readonly body: string;
}

/** Beginning of a request: it runs, `isUncertain` when an earlier one may have had its effect; or its answer is told again. */
export type ReplayStart<R> =
  | { readonly kind: 'run'; readonly request: R; readonly isUncertain: boolean }
  | { readonly kind: 'answer'; readonly answer: ReplayedAnswer };

/** Runs requests that have an idempotency key once, and keeps their answers (port). */
export abstract class AnswerReplay<R = unknown> {
  /** Claims the key for a request, or tells the answer of the one that has it. Rejects with a `RefusedException`. */
  abstract start(request: RepeatableRequest): Promise<ReplayStart<R>>;
  /** Keeps the answer of a request that has run. */
  abstract end(request: R, answer: ReplayedAnswer): Promise<void>;
}

const KEY_HEADER = 'idempotency-key';
const KEY = /^[\x21-\x7e]{16,128}$/;

/**
 * Adds the hooks of repeatable routes (draft-ietf-httpapi-idempotency-key-header): preHandler claims the key or tells the known
 * answer, onSend keeps the answer. A key belongs to the client application, the credentials, else the address, the route and
 * the body.
 */
export function replayAnswers(http: FastifyInstance, replay: () => AnswerReplay): void {
  http.addHook('preHandler', async (request, reply) => {
    const key = request.headers[KEY_HEADER];
    if (request.routeOptions.config.isRepeatable !== true || key === undefined) return;
    if (typeof key !== 'string' || !KEY.test(key)) throw new RefusedException(malformed('Idempotency-Key'));
    const started = await replay().start(digestsOf(request, key));
    if (started.kind === 'answer') {
      tell(reply, started.answer);
      return;
    }
    request.repeatable = started.request;
    if (started.isUncertain) void reply.header('idempotency-status', 'uncertain');
  });
  http.addHook('onSend', async ({ repeatable }, reply, payload) => {
    if (repeatable === undefined) return payload;
    const type = reply.getHeader('content-type');
    const { statusCode: status } = reply;
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : '';
    await replay().end(repeatable, { status, type: typeof type === 'string' ? type : undefined, body });
    return payload;
  });
}

function tell(reply: FastifyReply, { status, type, body }: ReplayedAnswer): void {
  void reply.status(status).headers({ 'cache-control': 'no-store', 'idempotency-status': 'replayed' });
  if (type !== undefined) void reply.header('content-type', type);
  void reply.send(body === '' ? undefined : body);
}

function digestsOf(request: FastifyRequest, key: string): RepeatableRequest {
  const { authorization = clientAddress(request), 'x-client-id': app = '' } = request.headers;
  const body = Buffer.isBuffer(request.body) ? request.body.toString('base64url') : '';
  return {
    digest: keyDigest('idempotency', String(app), authorization, request.method, request.url, key),
    requestDigest: keyDigest('body', body),
  };
}
