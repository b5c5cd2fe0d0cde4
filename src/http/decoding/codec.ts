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
}

/** Request before decoding; `body` is empty when none was sent. */
export interface RawRequest extends RequestHead {
  readonly body: Buffer;
}

/** Encoded answer: bytes or text, and its media type. */
export interface Encoded {
  readonly mediaType: string;
  readonly content: string | Buffer;
  /** Further headers of this format. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Decodes a request. Throws {@link Undecodable} instead of guessing. */
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
  /** The usual media type first. */
  readonly mediaTypes: readonly string[];
  /** Prints a body for documentation; missing for formats that are only read. */
  readonly print?: (body: object) => string;
}

/** Formats of a route, for its documentation. */
export interface CodecForms {
  /** Formats of the request body; empty where there is none. */
  readonly reads: readonly BodyForm[];
  /** True where a request without a body may carry its fields in the query string. */
  readonly readsQuery: boolean;
  readonly writes: readonly BodyForm[];
  /** Contracts of the bodies, where the codec knows them. */
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
  /** Answers HTTP faults where the dialect does not answer them by its reply table. */
  readonly encodeFault?: (fault: HttpFault, head: RequestHead) => Encoded;
}

/** Codec whose fields are validated by a class. */
export type FieldCodec = Codec<DecodedBody, object>;

/** The head of a Fastify request, with the headers as sent. */
export function requestHead(request: FastifyRequest): RequestHead {
  const url = request.raw.url ?? '';
  const mark = url.indexOf('?');
  return { method: request.method, headers: request.raw.headers, query: mark === -1 ? '' : url.slice(mark + 1) };
}
