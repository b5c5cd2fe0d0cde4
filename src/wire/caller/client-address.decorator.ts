import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerAddress } from './caller-address';

/** A handler's parameter: whom the core holds to account for this request (see `callerAddress`). */
export const ClientAddress = createParamDecorator((_data: unknown, context: ExecutionContext): string =>
  callerAddress(context.switchToHttp().getRequest<FastifyRequest>()),
);
