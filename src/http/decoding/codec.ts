import type { IncomingHttpHeaders } from 'node:http';
import type { DataContract } from '../data-contract/clr-type';
import type { JsonNumber } from './json-number';

/** All that a field of a request can hold. */
export type Scalar = string | JsonNumber | boolean | null;

/** A request's fields: frozen, without a prototype, each named once. What it lacks is `undefined`. */
export type DecodedBody = Readonly<Record<string, Scalar>>;

/** What of a request decides how it is read and in which form it is answered. */
export interface RequestHead {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The query string as sent, without its `?`; empty when there is none. */
  readonly query: string;
}

/** A request before anybody has made sense of it; `body` is empty when none was sent. */
export interface RawRequest extends RequestHead {
  readonly body: Buffer;
}

/** An answer as bytes or text, and the media type that names it. */
export interface Encoded {
  readonly mediaType: string;
  readonly content: string | Buffer;
  /** Headers that the form of the answer brings along. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Turns a request into fields; throws {@link Undecodable} instead of guessing. */
export type Reader<B extends object = DecodedBody> = (request: RawRequest) => B;

/** Turns a reply into what is sent; may negotiate by the request's head. */
export type Writer<R extends object = object> = (reply: R, head: RequestHead) => Encoded;

/** What stopped a request that HTTP blames on its client, and the status that says so. */
export interface HttpFault {
  readonly status: number;
  readonly error: unknown;
}

/** One way to write a body. */
export interface BodyForm {
  /** Its names, the usual one first. */
  readonly mediaTypes: readonly string[];
  /** Writes a body for people to read; missing where the form is only ever read. */
  readonly print?: (body: object) => string;
}

/** What pages about a route tell of its bodies. */
export interface CodecForms {
  /** Forms of a request's body; none where it has no body. */
  readonly reads: readonly BodyForm[];
  /** True where a request without a body may stand in the query string. */
  readonly readsQuery: boolean;
  readonly writes: readonly BodyForm[];
  /** What the bodies hold, where the codec itself knows. */
  readonly request?: DataContract;
  readonly response?: DataContract;
}

/**
 * How one dialect's text becomes a body `B` and its replies `R` become text. It knows no route and no outcome. The body is
 * either `fields`, which a class of the handler still validates, or a finished `record`.
 */
export interface Codec<B extends object = object, R extends object = never> {
  readonly yields: 'fields' | 'record';
  readonly forms: CodecForms;
  readonly decode: Reader<B>;
  readonly encode: Writer<R>;
  /** Answers HTTP's own faults where the dialect does not do so by its rows. */
  readonly encodeFault?: (fault: HttpFault, head: RequestHead) => Encoded;
}

/** A codec whose fields are validated by a class. */
export type FieldCodec = Codec<DecodedBody, object>;
