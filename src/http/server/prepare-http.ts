import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openActionRouters } from '../actions/action-routes';
import { keepBodyLimits } from './body-limits';
import { BODY_LIMIT } from './http-options';
import { isPlainPath } from './plain-path';
import { rememberRoutes } from './method-not-allowed';

/**
 * Makes an application's HTTP side strict: bodies reach the codecs as bytes, oddly spelled paths reach nothing, actions
 * get their gates. Call it once, right after the application is created and before `init` or `listen`.
 */
export function prepareHttp(app: NestFastifyApplication): void {
  const http = app.getHttpAdapter().getInstance();
  http.removeAllContentTypeParsers();
  app.useBodyParser('*', { bodyLimit: BODY_LIMIT });
  http.addHook('onRequest', (request, reply, next) => {
    void reply.header('x-request-id', request.id);
    if (request.is404 || isPlainPath(request.raw.url ?? '')) next();
    else reply.callNotFound();
  });
  keepBodyLimits(http);
  rememberRoutes(http);
  openActionRouters(http);
}
