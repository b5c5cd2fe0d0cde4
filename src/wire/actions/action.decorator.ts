import { applyDecorators } from '@nestjs/common';
import { RouteConstraints } from '@nestjs/platform-fastify';
import type { AnyTable } from '../replies/reply-table';
import { bindReplies, type HandlerDecorator } from '../replies/replies.decorator';
import type { ActionGate } from './action-gate';
import { ACTION_CONSTRAINT } from './action-constraint';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on handlers that are reached through a gate. */
    action?: { readonly gate: ActionGate; readonly name: string };
  }
}

/**
 * `@Replies` for a handler that shares its URL: it runs for requests whose field `gate.field` is exactly `name`, by GET
 * and POST alike. Declare it on a `@Post()` handler.
 */
export const Action = <T extends AnyTable>(gate: ActionGate, name: string, table: T): HandlerDecorator<T> =>
  applyDecorators(
    RouteConstraints({ [ACTION_CONSTRAINT]: name }),
    bindReplies(gate.codec, table, { action: { gate, name } }) as MethodDecorator,
  );
