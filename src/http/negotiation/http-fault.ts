import type { Encoded, HttpFault, RequestHead } from '../decoding/codec';
import { encodeHttpError, type HttpError } from './http-error';
import { InvalidModel } from './invalid-model';
import { parseMediaType } from './media-range';

const MESSAGES: ReadonlyMap<number, (head: RequestHead) => string> = new Map([
  [400, () => 'The request is invalid.'],
  [401, () => 'Authorization has been denied for this request.'],
  [403, () => 'Authorization has been denied for this request.'],
  [405, ({ method }: RequestHead) => `The requested resource does not support http method '${method}'.`],
  [413, () => 'Maximum request length exceeded.'],
  [415, unsupportedType],
]);

/** Answers what stopped a request before any handler saw it, as Web API does with error details hidden. */
export function encodeFault({ status, error }: HttpFault, head: RequestHead): Encoded {
  return encodeHttpError({ message: messageOf(status, head), ...modelStateOf(error) }, head.headers);
}

function messageOf(status: number, head: RequestHead): string {
  return MESSAGES.get(status)?.(head) ?? 'An error has occurred.';
}

function modelStateOf(error: unknown): Pick<HttpError, 'modelState'> {
  return error instanceof InvalidModel ? { modelState: error.modelState } : {};
}

/** Quotes the media type in the client's own spelling. */
function unsupportedType({ headers }: RequestHead): string {
  const named = parseMediaType(headers['content-type']);
  if (named !== undefined) return `The request entity's media type '${named.text}' is not supported for this resource.`;
  return "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource.";
}
