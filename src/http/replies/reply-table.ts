import type { EdgeRefusal, Refusal } from '../../common';
import type { Codec, Encoded } from '../decoding/codec';

/** Source of a reply's number and text: the source document, a sibling of the same API family, or this project. */
export type Provenance = 'documented' | 'family' | 'ours';

/** Reply that is always the same. */
export interface ConstantReply<B extends object> {
  readonly provenance: Provenance;
  readonly body: B;
  readonly compute?: never;
}

/** Reply computed from a value or a refusal. `body` is its sample in the documentation, `samples` are further ones. */
export interface ComputedReply<B extends object, V> {
  readonly provenance: Provenance;
  readonly body: B;
  readonly samples?: readonly ConstantReply<B>[];
  readonly compute: (value: V) => B;
}

export type Reply<B extends object, V> = ConstantReply<B> | ComputedReply<B, V>;

/** Reply of any kind, computed from a value of any type. */
export interface AnyReply<B extends object = object> {
  readonly provenance: Provenance;
  readonly body: B;
  readonly samples?: readonly ConstantReply<B>[];
  readonly compute?: (value: never) => B;
}

interface ReplyFactory {
  <B extends object>(body: B): ConstantReply<B>;
  /** `samples` are other replies that `compute` may return. */
  <B extends object, V>(
    sample: B,
    compute: (value: V) => B,
    samples?: readonly ConstantReply<B>[],
  ): ComputedReply<B, V>;
}

const replyFactory = (provenance: Provenance): ReplyFactory =>
  (<B extends object, V>(body: B, compute?: (value: V) => B, samples: readonly ConstantReply<B>[] = []): Reply<B, V> =>
    compute === undefined ? { provenance, body } : { provenance, body, samples, compute }) as ReplyFactory;

/** Reply that the source document states, byte for byte. */
export const documented = replyFactory('documented');
/** Reply found on a sibling page or in public clients of the same API family. */
export const family = replyFactory('family');
/** Reply of our own choice, documented nowhere. */
export const ours = replyFactory('ours');

/** Answer sent without the codec, such as a picture. */
export class RawReply implements Encoded {
  constructor(
    readonly mediaType: string,
    readonly content: string | Buffer,
  ) {}
}

/** Success reply of a route that answers with a file, usually of `mediaType`. */
export const fileReply = (mediaType: string): ComputedReply<RawReply, Encoded> =>
  ours(new RawReply(mediaType, ''), (file: Encoded) => new RawReply(file.mediaType, file.content));

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
