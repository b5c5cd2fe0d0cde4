/**
 * The request's body or query cannot be read without guessing. `status` is the HTTP status of the answer: 400 for broken
 * or ambiguous content, 415 for a media type, charset or content coding that the route does not read.
 */
export class Undecodable extends Error {
  constructor(
    message: string,
    readonly status: 400 | 415 = 400,
  ) {
    super(message);
  }
}
