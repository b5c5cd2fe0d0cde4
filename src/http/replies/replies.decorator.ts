import {
  applyDecorators,
  HttpCode,
  type PipeTransform,
  SetMetadata,
  UseFilters,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';
import type { Outcome } from '../../common';
import { MemberChecksPipe } from '../data-contract/member-checks';
import type { Codec } from '../decoding/codec';
import { StrictValidationPipe } from '../fields/strict-validation.pipe';
import { ReplyFilter } from './reply.filter';
import { ReplyInterceptor } from './reply.interceptor';
import { type AnyTable, REPLY_METADATA, type RouteReplyMetadata } from './reply-table';

type Done<T extends AnyTable> = T['done'] extends { readonly compute: (value: infer V) => object } ? V : unknown;

/** Type of a handler whose value and refusals all have a reply in table `T`. */
type Handler<T extends AnyTable> = (
  ...args: never[]
) => Promise<Outcome<Done<T>, { readonly reason: keyof T['refused'] & string }>>;

/** Method decorator for handlers of table `T` only. */
export type HandlerDecorator<T extends AnyTable> = <H extends Handler<T>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

/**
 * Method decorator that declares how a route reads and answers. The body is decoded by `codec` (`DecodeGuard`) and, if
 * the codec yields fields, validated by its `@Body()` class (`StrictValidationPipe`). The handler's value
 * (`ReplyInterceptor`) and every refusal or error of guards, pipe and handler (`ReplyFilter`) are answered by `table`.
 * `routeConfig` may say that only some requests count against the limit of their address.
 */
export const Replies = <B extends object, T extends AnyTable<B>>(
  codec: Codec<object, B>,
  table: T,
  routeConfig: Pick<FastifyContextConfig, 'throttled'> = {},
): HandlerDecorator<T> => bindReplies(codec, table, routeConfig);

/** Decorators of {@link Replies}, with further settings of the Fastify route. */
export function bindReplies<T extends AnyTable>(
  codec: Codec,
  table: T,
  routeConfig: FastifyContextConfig = {},
): HandlerDecorator<T> {
  const replyMetadata = { codec, table };
  return applyDecorators(
    HttpCode(table.doneStatus ?? 200),
    SetMetadata(REPLY_METADATA, { ...replyMetadata, ...actionOf(routeConfig) } satisfies RouteReplyMetadata),
    RouteConfig({ replyMetadata, ...routeConfig }),
    UsePipes(...pipesOf(codec)),
    UseInterceptors(new ReplyInterceptor(codec, table)),
    UseFilters(new ReplyFilter(replyMetadata)),
  );
}

/**
 * Validation pipes of a codec: fields are validated by the handler's `@Body()` class, records by the checks of their
 * contract.
 */
function pipesOf({ yields, forms: { request } }: Codec): readonly PipeTransform[] {
  if (yields === 'fields') return [new StrictValidationPipe()];
  return request === undefined ? [] : [new MemberChecksPipe(request)];
}

function actionOf({ action }: FastifyContextConfig): Pick<RouteReplyMetadata, 'action'> {
  return action === undefined
    ? {}
    : { action: { field: action.router.field, name: action.name, unmatched: action.router.table } };
}
