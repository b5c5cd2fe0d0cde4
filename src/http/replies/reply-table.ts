import type { EdgeRefusal, Refusal } from '../../common';
import type { Codec } from '../decoding/codec';
import type { AnyReply, ComputedReply, RawReply, Reply } from './reply';

/** One reply per reason of the refusals `R`; a missing or an unknown reason does not compile. */
export type RefusalReplies<R extends Refusal, B extends object> = {
  readonly [K in R['reason']]: Reply<B, Extract<R, { readonly reason: K }>>;
};

/**
 * Replies `B` of one route for every outcome of its use case: value `T`, or a refusal `R`. A value that is not undefined must
 * be used: its reply is computed.
 */
export interface ReplyTable<T, R extends Refusal, B extends object> {
  readonly done: undefined extends T ? Reply<B | RawReply, T> : ComputedReply<B | RawReply, T>;
  readonly refused: RefusalReplies<R | EdgeRefusal, B>;
  /** HTTP status of `unavailable` in dialects that do not use 503. */
  readonly unavailableStatus?: 200;
}

/** Refusal replies of any table. */
export interface AnyRefusals<B extends object = object> {
  readonly refused: Readonly<Record<string, AnyReply<B>>> & { readonly unavailable: AnyReply<B> };
  readonly unavailableStatus?: 200;
}

/** Reply table of any route. */
export interface AnyTable<B extends object = object> extends AnyRefusals<B> {
  readonly done: AnyReply<B | RawReply>;
}

/** Metadata key of a handler's {@link RouteReplyMetadata}. */
export const REPLY_METADATA = 'http:reply';

/** Codec and refusals of a route. */
export interface ReplyMetadata {
  readonly codec: Codec;
  readonly table: AnyRefusals;
}

/** Metadata that `@Replies` and `@Action` set on a handler. */
export interface RouteReplyMetadata extends ReplyMetadata {
  readonly table: AnyTable;
  /** Field and value that select this handler among those of its URL. */
  readonly action?: {
    readonly field: string;
    readonly name: string;
    /** Refusals of the URL when no handler is selected. */
    readonly unmatched: AnyRefusals;
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on dialect routes: codec and refusals for failures outside of a Nest handler, such as 405 and 413. */
    replyMetadata?: ReplyMetadata;
  }
}
