import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { RefusedException } from '../../common';
import type { ApiRequest } from '../clients/client.guard';

/** Guard that refuses requests without a bearer token as those of an expired session. It stands behind the client guard. */
@Injectable()
export class SessionGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { bearer } = context.switchToHttp().getRequest<ApiRequest>();
    if (bearer === undefined) throw new RefusedException({ reason: 'session-expired' });
    return true;
  }
}

/** Handler parameter decorator, behind the guard: the token of the session, which the use case verifies. */
export const SessionToken = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string | undefined =>
    context.switchToHttp().getRequest<ApiRequest>().bearer,
);
