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
  /**
   * Creates a reply whose body `compute` derives from a value. `sample` is its example in the documentation, `samples` are
   * more examples of what `compute` may return.
   */
  <B extends object, V>(
    sample: B,
    compute: (value: V) => B,
    samples?: readonly ConstantReply<B>[],
  ): ComputedReply<B, V>;
}

const replyFactory = (provenance: Provenance): ReplyFactory =>
  (<B extends object, V>(body: B, compute?: (value: V) => B, samples: readonly ConstantReply<B>[] = []): Reply<B, V> =>
    compute === undefined ? { provenance, body } : { provenance, body, samples, compute }) as ReplyFactory;

/** Creates a reply that the source document states, byte for byte. */
export const documented = replyFactory('documented');
/** Creates a reply that was found on a sibling page or in public clients of the same API family. */
export const family = replyFactory('family');
/** Creates a reply of our own choice, documented nowhere. */
export const ours = replyFactory('ours');

/** Answer sent without the codec, such as a picture. */
export class RawReply implements Encoded {
  constructor(
    readonly mediaType: string,
    readonly content: string | Buffer,
  ) {}
}

/** Body of a success without content, which has no media type either. */
export const NO_CONTENT = new RawReply('', '');

/** Creates the success reply of a route that answers with a file, usually of `mediaType`. */
export const fileReply = (mediaType: string): ComputedReply<RawReply, Encoded> =>
  ours(new RawReply(mediaType, ''), (file: Encoded) => new RawReply(file.mediaType, file.content));

/** Replies by refusal reason, one for each reason of `R`. A missing or an unknown reason does not compile. */
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
  /** HTTP status of success; 200 by default. */
  readonly doneStatus?: number;
  /** HTTP status of `unavailable` in dialects that do not use 503. */
  readonly unavailableStatus?: 200;
  /** Member of the bodies of refusals that is their HTTP status, in dialects that use statuses. */
  readonly statusMember?: string;
}

/** Refusal replies of a reply table, whatever its type parameters. */
export interface AnyRefusals<B extends object = object> {
  readonly refused: Readonly<Record<string, AnyReply<B>>> & { readonly unavailable: AnyReply<B> };
  readonly unavailableStatus?: 200;
  readonly statusMember?: string;
}

/** Reply table of a route, whatever its type parameters. */
export interface AnyTable<B extends object = object> extends AnyRefusals<B> {
  readonly done: AnyReply<B | RawReply>;
  readonly doneStatus?: number;
}

/** HTTP status that the body of a refusal states; undefined in dialects that use none, and in a body without one. */
export function statedStatus(body: object, { statusMember }: Pick<AnyRefusals, 'statusMember'>): number | undefined {
  const stated = statusMember === undefined ? undefined : (body as Readonly<Record<string, unknown>>)[statusMember];
  return typeof stated === 'number' ? stated : undefined;
}

/** Metadata key of a handler's {@link RouteReplyMetadata}. */
export const REPLY_METADATA = 'http:reply';

/** Codec of a route and its replies to refusals, as exception filters and error answers need them. */
export interface ReplyMetadata {
  readonly codec: Codec;
  readonly table: AnyRefusals;
}

/** Metadata that `@Replies` and `@Action` set on a handler. */
export interface RouteReplyMetadata extends ReplyMetadata {
  readonly table: AnyTable;
  /** Action of this handler: the field and the value that select it among the handlers of its URL. */
  readonly action?: {
    readonly field: string;
    readonly name: string;
    /** Refusal replies of the URL when no action is selected. */
    readonly unmatched: AnyRefusals;
  };
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Fastify route config of dialect routes: codec and refusal replies for failures outside of a Nest handler, such as
     * 405 and 413.
     */
    replyMetadata?: ReplyMetadata;
  }
}
