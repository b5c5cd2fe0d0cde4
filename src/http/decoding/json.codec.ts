import type { BodyForm, CodecForms, FieldCodec, Reader, Writer } from './codec';

/** Compact JSON in UTF-8: members in the reply's own order, non-ASCII as it is. */
export const compactJson: Writer = (reply) => ({
  mediaType: 'application/json; charset=utf-8',
  content: JSON.stringify(reply),
});

export const JSON_FORM: BodyForm = {
  mediaTypes: ['application/json'],
  print: (body) => JSON.stringify(body, undefined, 2),
};

export const URLENCODED_FORM: BodyForm = {
  mediaTypes: ['application/x-www-form-urlencoded'],
  print: (body) => new URLSearchParams(body as Record<string, string>).toString(),
};

export const MULTIPART_FORM: BodyForm = { mediaTypes: ['multipart/form-data'] };

/** A codec that answers in compact JSON and reads by `decode` what `reads` (and `readsQuery`) say. */
export const jsonCodec = (
  decode: Reader,
  reads: readonly BodyForm[],
  readsQuery: CodecForms['readsQuery'] = false,
): FieldCodec => ({
  yields: 'fields',
  forms: { reads, readsQuery, writes: [JSON_FORM] },
  decode,
  encode: compactJson,
});
