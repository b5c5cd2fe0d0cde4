import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from './app.config';
import { Clock, type Random, Tracer } from './common';
import { HelpModule } from './help/help.module';
import {
  addCorsHeaders,
  admitAnyContentType,
  answerHead,
  AnswerReplay,
  answerPreflights,
  applyBodyLimit,
  clientAddress,
  clientIp,
  detectUnlistedProxy,
  EdgeThrottle,
  httpOptions,
  type HttpOptions,
  inviteBodies,
  isPoll,
  outcomeOf,
  parseBodiesAsBytes,
  readForwardedFor,
  recordRoutes,
  refuseBadHost,
  recordSegments,
  refuseOddPath,
  refuseTunnels,
  refuseWithoutRoom,
  replayAnswers,
  restoreTargets,
  routeActions,
  type SecondListener,
  ShutdownState,
  throttleRequests,
  traceIdOf,
  traceRequests,
} from './http';
import { type AccessLine, accessLine, inRequest, isRefused, type Logger, RepeatedLines, requestId } from './logging';

const UNLISTED_PROXY =
  'a proxy names client addresses and is not believed: list it in TRUSTED_PROXIES, or all clients share the limits of one';

/** Creates the HTTP server (Fastify adapter) of an application, which also ends a second listener of its. */
export function httpAdapter(
  { trustedProxies, keepAliveSeconds, basePath, corsOrigins }: HttpOptions,
  random: Random,
  secondListener?: SecondListener,
): FastifyAdapter {
  const adapter = new FastifyAdapter(
    httpOptions({
      trustedProxies,
      keepAliveSeconds,
      basePath,
      corsOrigins,
      secondListener,
      requestId: (headers) => requestId(headers['x-request-id'], random),
    }),
  );
  if (secondListener)
    adapter.getInstance().addHook('preClose', (done) => {
      secondListener.close();
      done();
    });
  return adapter;
}

/**
 * Adds the body parser and the Fastify hooks of an application, in the order in which they run. Call it right after the
 * application is created, before `init` or `listen`.
 *
 * Added elsewhere: the hooks of Swagger UI's path (`HelpModule.setUp`, here in its place), the onResponse hook of the HTTP
 * metrics (`MetricsModule`, on init) and the 405 routes (`HttpModule`, when all routes are registered). Between preValidation
 * and onSend Nest runs its guards, interceptors, pipes and filters.
 *
 * `dialects`: name of the dialect by route, for the access log.
 */
export function setUpApp(
  app: NestFastifyApplication,
  logger: Logger,
  {
    help,
    service,
    api,
    tracing,
    http: { corsOrigins },
  }: Pick<AppConfig, 'help' | 'http'> & Partial<Pick<AppConfig, 'service' | 'api' | 'tracing'>>,
  dialects: ReadonlyMap<string, string> = new Map(),
): void {
  const http = app.getHttpAdapter().getInstance();
  parseBodiesAsBytes(app);
  http.decorate('publicUrl', service?.publicUrl); // for links in answers of codecs
  addRouteHooks(http); // onRoute: once per route, when it is registered

  // Once per request
  restoreTargets(http); // onRequest
  if (tracing?.url !== undefined) traceRequests(http, app.get(Tracer), dialects); // onRequest, preValidation, onResponse
  identifyRequests(http, logger); // onRequest
  addCorsHeaders(http, corsOrigins); // onRequest, before anything that refuses: errors are readable too
  throttleRequests(http, app.get(EdgeThrottle)); // onRequest and onResponse
  answerPreflights(http); // onRequest
  http.addHook('onRequest', refuseBadHost);
  http.addHook('onRequest', refuseOddPath);
  refuseWithoutRoom(http, (work) => app.get(work, { strict: false })); // onRequest
  http.addHook('onRequest', admitAnyContentType);
  if (help.enabled) HelpModule.setUp(app); // onRequest and onSend: files and headers under Swagger UI's path
  inviteBodies(http); // preParsing
  refuseTunnels(http);
  if (api?.enabled === true) replayAnswers(http, () => app.get(AnswerReplay, { strict: false })); // preHandler and onSend
  http.addHook('preValidation', enterRequestScope); // after the body was read, which leads to another asynchronous context
  closeConnectionsOnStop(http, app.get(ShutdownState)); // onSend
  logAnswers(http, logger, app.get(Clock), dialects); // onResponse and onClose
}

/** Adds the onRequest hooks that tell requests and their clients apart, in the order in which they run. */
function identifyRequests(http: FastifyInstance, logger: Logger): void {
  http.addHook('onRequest', readForwardedFor);
  http.addHook(
    'onRequest',
    detectUnlistedProxy((peer) => {
      logger.warn({ peer }, UNLISTED_PROXY);
    }),
  );
  http.addHook('onRequest', nameRequest);
}

/** preValidation hook: every line that guards, pipes, handlers and filters log has the request's id. */
function enterRequestScope({ id }: FastifyRequest, _reply: FastifyReply, next: () => void): void {
  inRequest(id, next);
}

/** Adds the onRoute hooks, in the order in which they run. */
function addRouteHooks(http: FastifyInstance): void {
  http.addHook('onRoute', applyBodyLimit);
  http.addHook('onRoute', answerHead);
  recordRoutes(http); // methods per URL, for the 405 routes
  recordSegments(http); // first segments of paths, for base paths that a proxy leaves on
  routeActions(http); // one public route for the actions of a URL
}

/** onRequest hook: sets the response header X-Request-Id. */
function nameRequest({ id }: FastifyRequest, reply: FastifyReply, next: () => void): void {
  void reply.header('x-request-id', id);
  next();
}

/** Ends keep-alive connections with their next answer once the process is told to stop: their clients go elsewhere. */
function closeConnectionsOnStop(http: FastifyInstance, shutdown: ShutdownState): void {
  http.addHook('onSend', (_request, reply, _payload, next) => {
    if (shutdown.isStopping) void reply.header('connection', 'close');
    next();
  });
}

/** Line of an answered request. */
type LoggedAnswer = AccessLine & { readonly requestId: string; readonly trace_id?: string };

/**
 * Adds an onResponse hook that logs one line per answer, except for polling by the script of a page. Of the refusals with one
 * status and outcome to one address, it logs the first five of a minute, then one line with the number of the `repeated`.
 */
function logAnswers(http: FastifyInstance, logger: Logger, clock: Clock, dialects: ReadonlyMap<string, string>): void {
  const write = (line: LoggedAnswer, repeated?: number): void => {
    logger.info(repeated === undefined ? line : { ...line, repeated }, 'answered');
  };
  const refusals = new RepeatedLines(write, () => clock.monotonic());
  http.addHook('onClose', () => {
    refusals.flush();
  });
  http.addHook('onResponse', (request, { statusCode, elapsedTime }, next) => {
    const { id, method, url, routeOptions } = request;
    if (!isPoll(request)) {
      const about = { ...outcomeOf(request), dialect: dialects.get(routeOptions.url ?? '') };
      const facts = { method, url, ip: clientIp(request) ?? '', status: statusCode, elapsedMs: elapsedTime, ...about };
      const traceId = traceIdOf(request);
      const line = { requestId: id, ...(traceId !== undefined && { trace_id: traceId }), ...accessLine(facts) };
      if (isRefused(line)) refusals.add([clientAddress(request), line.status, line.outcome].join(' '), line);
      else write(line);
    }
    next();
  });
}
