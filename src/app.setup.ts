import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, RawRequestDefaultExpression } from 'fastify';
import type { AppConfig } from './app.config';
import { HelpModule } from './help/help.module';
import type { Random } from './common';
import { accessLine, inRequest, type Logger, requestId } from './logging';
import { httpOptions, type HttpOptions, prepareHttp } from './http';

/** The HTTP server of an application. While it stops it still answers what came in before it closed. */
export function httpAdapter({ trustedProxies }: HttpOptions, random: Random): FastifyAdapter {
  return new FastifyAdapter({
    ...httpOptions({ trustedProxies, requestId: () => requestId(undefined, random) }),
    genReqId: ({ headers }: RawRequestDefaultExpression) => requestId(headers['x-request-id'], random),
    return503OnClosing: false,
  });
}

/** What the server and every end-to-end test do to an application between making it and starting it. */
export function setUpApp(app: NestFastifyApplication, logger: Logger, { help }: Pick<AppConfig, 'help'>): void {
  const http = app.getHttpAdapter().getInstance();
  nameRequestInLogs(http);
  prepareHttp(app);
  if (help.enabled) HelpModule.setUp(app);
  logAnswers(http, logger);
  endConnectionsOnClose(http);
}

/** Twice, because a body is read in another asynchronous context than the one that its request began in. */
function nameRequestInLogs(http: FastifyInstance): void {
  const name = ({ id }: FastifyRequest, _reply: FastifyReply, next: () => void): void => {
    inRequest(id, next);
  };
  http.addHook('onRequest', name);
  http.addHook('preValidation', name);
}

function logAnswers(http: FastifyInstance, logger: Logger): void {
  http.addHook('onResponse', ({ id, method, url, ip }, { statusCode, elapsedTime }, next) => {
    const line = accessLine({ method, url, ip, status: statusCode, elapsedMs: elapsedTime });
    logger.info({ requestId: id, ...line }, 'answered');
    next();
  });
}

/** A connection that its client keeps alive would hold up the stop: it is told to end with its next answer. */
function endConnectionsOnClose(http: FastifyInstance): void {
  let isClosing = false;
  http.addHook('preClose', (next) => {
    isClosing = true;
    next();
  });
  http.addHook('onSend', (_request, reply, _payload, next) => {
    if (isClosing) void reply.header('connection', 'close');
    next();
  });
}
