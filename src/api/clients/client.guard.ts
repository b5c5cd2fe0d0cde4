import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../auth';
import { ClientDirectory } from '../../clients';
import { malformed, pickLocale, RefusedException } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { clientAddress } from '../../http';

/** Request of which the client application is known. */
export interface ApiRequest extends FastifyRequest {
  apiContext?: RequestContext;
  /** Token that the request bears: of a session, or the secret of a client application. */
  bearer?: string | undefined;
}

const CLIENT_ID_HEADER = 'x-client-id';
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * Guard that finds the client application by X-Client-Id (missing: the default one), and refuses an unknown one as malformed.
 * Answers of /v1 never disclose whether an account exists.
 */
@Injectable()
export class ClientGuard implements CanActivate {
  constructor(private readonly clients: ClientDirectory) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const { [CLIENT_ID_HEADER]: named, authorization = '' } = request.headers;
    const app = named === undefined ? DEFAULT_CLIENT : String(named);
    if (!(await this.clients.exists(app))) throw new RefusedException(malformed('X-Client-Id'));
    const locale = pickLocale(request.headers['accept-language'], undefined);
    request.apiContext = { app, ip: clientAddress(request), disclosure: 'uniform', locale };
    request.bearer = BEARER.exec(authorization)?.[1];
    return true;
  }
}

/** Handler parameter decorator: the request context that the guard found. */
export const Context = createParamDecorator(
  (_data: unknown, context: ExecutionContext): RequestContext | undefined =>
    context.switchToHttp().getRequest<ApiRequest>().apiContext,
);

/** Handler parameter decorator: the token that the request bears, if any. */
export const Bearer = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<ApiRequest>().bearer,
);
