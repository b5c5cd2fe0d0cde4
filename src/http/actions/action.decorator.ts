import { applyDecorators } from '@nestjs/common';
import { RouteConstraints } from '@nestjs/platform-fastify';
import { bindReplies, type HandlerDecorator } from '../replies/replies.decorator';
import type { AnyTable } from '../replies/reply-table';
import { ACTION_CONSTRAINT, type ActionRouter } from './action-router';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Fastify route config of handlers that an action router selects. */
    action?: { readonly router: ActionRouter; readonly name: string };
  }
}

/**
 * `@Replies` for a handler that shares its URL with others: it handles requests whose field `router.field` equals
 * `name`, by GET and POST alike. Declare it on a `@Post()` handler.
 */
export const Action = <T extends AnyTable>(router: ActionRouter, name: string, table: T): HandlerDecorator<T> =>
  applyDecorators(
    RouteConstraints({ [ACTION_CONSTRAINT]: name }),
    bindReplies(router.codec, table, { action: { router, name } }) as MethodDecorator,
  );
