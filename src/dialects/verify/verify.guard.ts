import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../../auth';
import { type AuthenticatedClient, ClientSecrets } from '../../clients';
import { RefusedException } from '../../common';
import { clientAddress } from '../../http';

/** Client application that a request has authenticated as, with the context of its use case. */
export interface VerifyClient extends AuthenticatedClient {
  readonly context: RequestContext;
}

/** Refusal of a service that is not the client application's own. */
export interface ServiceUnknown {
  readonly reason: 'service-unknown';
}

type VerifyRequest = FastifyRequest & {
  readonly params: { readonly service?: string };
  verifyClient?: VerifyClient;
};

/** Guard that authenticates a request by HTTP Basic, and refuses a service of another client application. */
@Injectable()
export class VerifyClientGuard implements CanActivate {
  constructor(private readonly secrets: ClientSecrets) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<VerifyRequest>();
    const authenticated = await this.secrets.authenticateBasic(request.headers.authorization);
    if (!authenticated.ok) throw new RefusedException(authenticated.refusal);
    const client = authenticated.value;
    const { service = `VA${client.sid}` } = request.params;
    if (service !== `VA${client.sid}`) throw new RefusedException<ServiceUnknown>({ reason: 'service-unknown' });
    const context = { app: client.app, ip: clientAddress(request), disclosure: 'documented', isTrusted: true } as const;
    request.verifyClient = { ...client, context };
    return true;
  }
}

/** Handler parameter decorator: the client application that the guard has authenticated. */
export const Client = createParamDecorator(
  (_data: unknown, execution: ExecutionContext): VerifyClient | undefined =>
    execution.switchToHttp().getRequest<VerifyRequest>().verifyClient,
);
