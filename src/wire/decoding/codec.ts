import type { IncomingHttpHeaders } from 'node:http';
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
}

/** Turns a request into fields; throws {@link Undecodable} instead of guessing. */
export type Reader = (request: RawRequest) => DecodedBody;

/** Turns a reply into what is sent; may negotiate by the request's head. */
export type Writer = (reply: object, head: RequestHead) => Encoded;

/** How one dialect's text becomes fields and its replies become text. It knows no route and no outcome. */
export interface Codec {
  readonly decode: Reader;
  readonly encode: Writer;
}
