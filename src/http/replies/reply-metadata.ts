import type { Codec } from '../decoding/codec';
import type { AnyRefusals, AnyTable } from './reply-table';

/** Metadata key under which a handler keeps its {@link ReplyMetadata}. */
export const REPLY_METADATA = 'wire:replying';

/** In which form a route reads and answers, and in which words it refuses. */
export interface ReplyMetadata {
  readonly codec: Codec;
  readonly table: AnyRefusals;
}

/** What `@Replies` and `@Action` leave on a handler. */
export interface RouteReplyMetadata extends ReplyMetadata {
  readonly table: AnyTable;
  /** The field, and its value, that choose this handler among those of one URL. */
  readonly action?: {
    readonly field: string;
    readonly name: string;
    /** What the URL answers as long as no handler is chosen. */
    readonly unchosen: AnyRefusals;
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on the routes of dialects: how what goes wrong before the handler is answered. */
    replyMetadata?: ReplyMetadata;
  }
}
