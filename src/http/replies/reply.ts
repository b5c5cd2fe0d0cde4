import type { Encoded } from '../decoding/codec';

/** Where a number and its text come from: the source document, a sibling of the same family, or us. */
export type Provenance = 'documented' | 'family' | 'ours';

/** An answer that is always the same. */
export interface ConstantReply<B extends object> {
  readonly origin: Provenance;
  readonly body: B;
  readonly compute?: never;
}

/** An answer that depends on what happened; `body` is its sample for help and error-code pages, and `samples` are others. */
export interface ComputedReply<B extends object, V> {
  readonly origin: Provenance;
  readonly body: B;
  readonly samples?: readonly ConstantReply<B>[];
  readonly compute: (value: V) => B;
}

export type Reply<B extends object, V> = ConstantReply<B> | ComputedReply<B, V>;

/** Any row, whatever its value. */
export interface AnyReply<B extends object = object> {
  readonly origin: Provenance;
  readonly body: B;
  readonly samples?: readonly ConstantReply<B>[];
  readonly compute?: (value: never) => B;
}

interface RowOf {
  <B extends object>(body: B): ConstantReply<B>;
  /** `samples` are the other numbers and texts that `compute` comes to. */
  <B extends object, V>(
    sample: B,
    compute: (value: V) => B,
    samples?: readonly ConstantReply<B>[],
  ): ComputedReply<B, V>;
}

const rowFrom = (origin: Provenance): RowOf =>
  (<B extends object, V>(body: B, compute?: (value: V) => B, samples: readonly ConstantReply<B>[] = []): Reply<B, V> =>
    compute === undefined ? { origin, body } : { origin, body, samples, compute }) as RowOf;

/** A row that stands in the source document, byte for byte. */
export const documented = rowFrom('documented');
/** A row seen on a sibling page or in public clients of the same family. */
export const family = rowFrom('family');
/** A row that nobody documents: our decision. */
export const ours = rowFrom('ours');

/** An answer that no codec touches: a picture, say. */
export class RawReply implements Encoded {
  constructor(
    readonly mediaType: string,
    readonly content: string | Buffer,
  ) {}
}

/** The success row of a route that answers with a file; `mediaType` is what it usually is. */
export const fileReply = (mediaType: string): ComputedReply<RawReply, Encoded> =>
  ours(new RawReply(mediaType, ''), (file: Encoded) => new RawReply(file.mediaType, file.content));
