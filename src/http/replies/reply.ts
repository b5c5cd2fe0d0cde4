import type { Encoded } from '../decoding/codec';

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
