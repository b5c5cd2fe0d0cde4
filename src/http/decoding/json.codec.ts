import type { BodyDecoder, BodyForm, CodecForms, FieldCodec, ReplyEncoder } from './codec';

/** Encodes compact JSON in UTF-8: members in the reply's own order, non-ASCII characters unescaped. */
export const compactJson: ReplyEncoder = (reply) => ({
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

/** Codec that answers compact JSON; `reads` and `readsQuery` describe the formats that `decode` accepts. */
export const jsonCodec = (
  decode: BodyDecoder,
  reads: readonly BodyForm[],
  readsQuery: CodecForms['readsQuery'] = false,
): FieldCodec => ({
  yields: 'fields',
  forms: { reads, readsQuery, writes: [JSON_FORM] },
  decode,
  encode: compactJson,
});
