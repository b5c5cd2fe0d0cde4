import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { constantTimeEqual } from '../common';
import { MetricsOptions } from './metrics.config';

/**
 * Guard that requires the token as `Authorization: Bearer …` (RFC 6750); without a configured token it admits every
 * request. Throws UnauthorizedException with `WWW-Authenticate` otherwise.
 */
@Injectable()
export class MetricsAuthGuard implements CanActivate {
  constructor(private readonly options: MetricsOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    if (this.admits(http.getRequest<FastifyRequest>().headers.authorization)) return true;
    void http.getResponse<FastifyReply>().headers({ 'cache-control': 'no-store', 'www-authenticate': 'Bearer' });
    throw new UnauthorizedException();
  }

  private admits(authorization: string | undefined): boolean {
    const { access } = this.options;
    if (typeof access !== 'object') return access === 'open';
    const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
    return given !== undefined && constantTimeEqual(given, access.token);
  }
}
