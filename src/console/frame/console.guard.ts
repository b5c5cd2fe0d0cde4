import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
  UnauthorizedException,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { constantTimeEqual, tokenDigest } from '../../common';
import { ServiceOptions } from '../../config';
import { clientAddress } from '../../http';
import { formFields } from '../../pages/layout';
import { ConsoleSessionStore } from '../sessions/console-session.store';
import { ConsoleCookie, csrfTokenOf } from './console-cookie';
import { setOperator } from './current-operator';
import { isSameOrigin } from './same-origin';

/**
 * Guard of the console: lets pass requests of a signed-in operator; one that changes something must come from a page of the console
 * and have the token of its forms. Throws `UnauthorizedException` without a session, and `ForbiddenException` for such a form.
 */
@Injectable()
export class ConsoleGuard implements CanActivate {
  constructor(
    private readonly sessions: ConsoleSessionStore,
    private readonly cookie: ConsoleCookie,
    @Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'publicUrl'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = this.cookie.read(request);
    const session = tokenDigest(token ?? '');
    const name = token === undefined ? undefined : await this.sessions.use(session);
    if (token === undefined || name === undefined) throw new UnauthorizedException();
    const csrf = csrfTokenOf(token);
    if (!isRead(request) && !this.isOwnForm(request, csrf)) throw new ForbiddenException();
    setOperator(request, { name, csrf, ip: clientAddress(request), session });
    return true;
  }

  private isOwnForm(request: FastifyRequest, csrf: string): boolean {
    const given = formFields(request).get('csrf') ?? '';
    return isSameOrigin(request.headers, this.service.publicUrl) && constantTimeEqual(given, csrf);
  }
}

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';
