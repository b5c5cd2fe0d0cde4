import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../auth';
import { ClientDirectory } from '../../clients';
import { malformed, pickLocale, RefusedException } from '../../common';
import { clientAddress, textOf } from '../../http';
import { localeOf, localized } from './gps.locale';
import { DEFAULT_CLIENT } from '../../config';
import { GpsOptions } from './gps.config';

/** Request with its decoded body; `LoginName` or `Name` are present only where the data contract has them. */
type GpsRequest = FastifyRequest & {
  readonly body: Readonly<
    Record<'AppId' | 'Language', string | null> & Partial<Record<'LoginName' | 'Name', string | null>>
  >;
  gpsContext?: RequestContext;
};

/**
 * Guard that resolves the client application by AppId (missing: the default one) and refuses an unknown one as
 * malformed. A request without a login name passes, because the check of its contract, whose refusal takes precedence,
 * refuses it later.
 */
@Injectable()
export class GpsClientGuard implements CanActivate {
  constructor(
    private readonly clients: ClientDirectory,
    private readonly options: GpsOptions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GpsRequest>();
    const { AppId, Language, LoginName, Name } = request.body;
    const app = textOf(AppId) ?? DEFAULT_CLIENT;
    const isLoginMissing = [LoginName, Name].some((login) => login !== undefined && textOf(login) === undefined);
    if (!isLoginMissing && !(await this.clients.exists(app)))
      throw localized(new RefusedException(malformed('AppId')), localeOf(Language));
    const { disclosure } = this.options;
    request.gpsContext = { app, ip: clientAddress(request), disclosure, locale: pickLocale(Language, undefined) };
    return true;
  }
}

/** Handler parameter decorator: the request context that the guard resolved. */
export const Context = createParamDecorator(
  (_data: unknown, context: ExecutionContext): RequestContext | undefined =>
    context.switchToHttp().getRequest<GpsRequest>().gpsContext,
);
