import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { DataContract } from '../data-contract/clr-type';
import type { DecodedBody } from './decoded-body';

/** Parts of a request by which its body is decoded and the format of its answer negotiated. */
export interface RequestHead {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Query string as sent, without `?`; empty when there is none. */
  readonly query: string;
  /** Public URL of the server, without a trailing slash, for links in answers. */
  readonly publicUrl?: string | undefined;
}

/** Request before decoding; `body` is empty when none was sent. */
export interface RawRequest extends RequestHead {
  readonly body: Buffer;
}

/** Encoded answer: bytes or text, and its media type. */
export interface Encoded {
  readonly mediaType: string;
  readonly content: string | Buffer;
  /** HTTP headers that this format adds to the answer. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Decodes the body of a request. Throws {@link Undecodable} rather than guess at an ambiguous one. */
export type BodyDecoder<B extends object = DecodedBody> = (request: RawRequest) => B;

/** Encodes a reply; may negotiate the format by the request's head. */
export type ReplyEncoder<R extends object = object> = (reply: R, head: RequestHead) => Encoded;

/** Client error at the HTTP level (400, 405, 413, 415 …). */
export interface HttpFault {
  readonly status: number;
  readonly error: unknown;
}

/** Serialization format of a body. */
export interface BodyForm {
  /** Media types of the format, the usual one first. */
  readonly mediaTypes: readonly string[];
  /** Prints a body for documentation; missing for formats that are only read. */
  readonly print?: (body: object) => string;
}

/** Body formats that a codec reads and writes, for the documentation of its routes. */
export interface CodecForms {
  /** Formats accepted in the request body; empty where there is none. */
  readonly reads: readonly BodyForm[];
  /** True where a request without a body may have its fields in the query string. */
  readonly readsQuery: boolean;
  readonly writes: readonly BodyForm[];
  /** Data contracts of request and response body, where the codec has them. */
  readonly request?: DataContract;
  readonly response?: DataContract;
}

/**
 * Serialization of one dialect: decodes requests to a body `B` and encodes replies `R`, independent of routes and outcomes.
 * The body is either `fields`, which the handler's `@Body()` class validates, or a finished `record`.
 */
export interface Codec<B extends object = object, R extends object = never> {
  readonly yields: 'fields' | 'record';
  readonly forms: CodecForms;
  readonly decode: BodyDecoder<B>;
  readonly encode: ReplyEncoder<R>;
  /** Encodes the answer to an HTTP fault where the dialect does not answer faults by its reply table. */
  readonly encodeFault?: (fault: HttpFault, head: RequestHead) => Encoded;
  /** Request headers that the API reads and scripts of other origins may set, beside those of every API. */
  readonly requestHeaders?: readonly string[];
  /** Headers of its answers that scripts of pages of other origins may read beside those of all APIs. */
  readonly exposedHeaders?: readonly string[];
}

/** Codec that decodes to single fields, which the `@Body()` class of a handler validates. */
export type FieldCodec = Codec<DecodedBody, object>;

/** Copies from a Fastify request the parts that codecs need: method, headers as sent, and query string. */
export function requestHead(request: FastifyRequest): RequestHead {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  const { publicUrl } = request.server as { readonly publicUrl?: string | undefined };
  const query = mark === -1 ? '' : url.slice(mark + 1);
  return { method: request.method, headers: request.raw.headers, query, publicUrl };
}
