import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inSpan, type Span, type Tracer } from '../../common';
import { outcomeOf } from '../replies/answered-outcome';
import { routeOf, UNMATCHED } from './watch-answers';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const SERVER_ERROR = 500;

const spans = new WeakMap<FastifyRequest, Span>();

/** Trace id of a request; undefined where tracing is off. */
export const traceIdOf = (request: FastifyRequest): string | undefined => spans.get(request)?.traceId;

/**
 * Adds the hooks that make a span of each request, from its head to the end of its answer: method, route pattern, status,
 * dialect, outcome. Path, query, headers, body and address of the client may say who it is, and are left out.
 */
export function traceRequests(http: FastifyInstance, tracer: Tracer, dialects: ReadonlyMap<string, string>): void {
  http.addHook('onRequest', (request, _reply, next) => {
    const method = METHODS.has(request.method) ? request.method : '_OTHER';
    const route = routeOf(request);
    const isKnown = route !== UNMATCHED;
    const dialect = dialects.get(route);
    const attributes = {
      'http.request.method': method,
      ...(isKnown && { 'http.route': route }),
      ...(dialect !== undefined && { 'regain.dialect': dialect }),
    };
    const name = [method === '_OTHER' ? 'HTTP' : method, ...(isKnown ? [route] : [])].join(' ');
    spans.set(request, tracer.start({ kind: 'server', name, attributes }));
    next();
  });
  http.addHook('preValidation', (request, _reply, next) => {
    const span = spans.get(request);
    if (span) inSpan(span, next);
    else next();
  });
  http.addHook('onResponse', (request, { statusCode }, next) => {
    const { outcome } = outcomeOf(request) ?? {};
    spans.get(request)?.end({
      'http.response.status_code': statusCode,
      ...(outcome !== undefined && { 'regain.outcome': outcome }),
      ...(statusCode >= SERVER_ERROR && { 'error.type': String(statusCode) }),
    });
    next();
  });
}
