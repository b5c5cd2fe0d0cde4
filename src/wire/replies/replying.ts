import type { Codec } from '../decoding/codec';
import type { AnyRefusals } from './reply-table';

/** Metadata key under which a handler keeps its {@link Replying}. */
export const REPLYING = 'wire:replying';

/** In which form a route reads and answers, and in which words it refuses. */
export interface Replying {
  readonly codec: Codec;
  readonly table: AnyRefusals;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on the routes of dialects: how what goes wrong before the handler is answered. */
    replying?: Replying;
  }
}
