import type { Encoded } from '../decoding/codec';

/** Where a number and its text come from: the source document, a sibling of the same family, or us. */
export type Origin = 'documented' | 'family' | 'ours';

/** An answer that is always the same. */
export interface StaticRow<B extends object> {
  readonly origin: Origin;
  readonly body: B;
  readonly vary?: never;
}

/** An answer that depends on what happened; `body` is its sample for help and error-code pages, and `samples` are others. */
export interface VaryingRow<B extends object, V> {
  readonly origin: Origin;
  readonly body: B;
  readonly samples?: readonly StaticRow<B>[];
  readonly vary: (value: V) => B;
}

export type Row<B extends object, V> = StaticRow<B> | VaryingRow<B, V>;

/** Any row, whatever its value. */
export interface AnyRow<B extends object = object> {
  readonly origin: Origin;
  readonly body: B;
  readonly samples?: readonly StaticRow<B>[];
  readonly vary?: (value: never) => B;
}

interface RowOf {
  <B extends object>(body: B): StaticRow<B>;
  /** `samples` are the other numbers and texts that `vary` comes to. */
  <B extends object, V>(sample: B, vary: (value: V) => B, samples?: readonly StaticRow<B>[]): VaryingRow<B, V>;
}

const rowFrom = (origin: Origin): RowOf =>
  (<B extends object, V>(body: B, vary?: (value: V) => B, samples: readonly StaticRow<B>[] = []): Row<B, V> =>
    vary === undefined ? { origin, body } : { origin, body, samples, vary }) as RowOf;

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
export const fileReply = (mediaType: string): VaryingRow<RawReply, Encoded> =>
  ours(new RawReply(mediaType, ''), (file: Encoded) => new RawReply(file.mediaType, file.content));
