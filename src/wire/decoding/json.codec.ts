import type { FieldCodec, Reader, Writer } from './codec';

/** Compact JSON in UTF-8: members in the reply's own order, non-ASCII as it is. */
export const compactJson: Writer = (reply) => ({
  mediaType: 'application/json; charset=utf-8',
  content: JSON.stringify(reply),
});

/** A codec that answers in compact JSON and reads what `decode` reads. */
export const jsonCodec = (decode: Reader): FieldCodec => ({ yields: 'fields', decode, encode: compactJson });
