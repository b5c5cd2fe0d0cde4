import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { InvalidModel, type ModelErrors } from '../data-contract/binding';
import { escapeJson } from '../data-contract/json-document';
import { encodeXmlName, escapeXml, printXml, type XmlNode } from '../data-contract/xml-document';
import type { Encoded, HttpFault, RequestHead } from '../decoding/codec';
import { chooseResponse, type Chosen, parseMediaType } from './content-negotiation';

/** Error object of Web API (`HttpError`); `modelState` holds binding errors by full key (`request.random`). */
interface HttpError {
  readonly message: string;
  readonly modelState?: ModelErrors;
}

/** Encodes an HttpError in the negotiated format. */
function encodeHttpError(error: HttpError, headers: IncomingHttpHeaders): Encoded {
  const chosen = chooseResponse(headers);
  return encoded(chosen, chosen.format === 'json' ? errorJson(error) : errorXml(error));
}

function errorJson({ message, modelState }: HttpError): string {
  const state = modelState && Object.fromEntries(modelState);
  return escapeJson(JSON.stringify({ Message: message, ModelState: state }));
}

/**
 * Serializes an HttpError as XML without namespaces, unlike contracts; several messages of one key are joined by a
 * space.
 */
function errorXml({ message, modelState }: HttpError): string {
  const messages: XmlNode[] = [textNode('Message', message)];
  const state = modelState && [...modelState].map(([key, texts]) => textNode(encodeXmlName(key), texts.join(' ')));
  const content =
    state === undefined ? messages : [...messages, { name: 'ModelState', attributes: '', content: state }];
  return printXml({ name: 'Error', attributes: '', content });
}

function textNode(name: string, text: string): XmlNode {
  return { name, attributes: '', content: escapeXml(text) };
}

/** Cache headers that Web API sends with every answer. */
const NO_CACHE = { 'cache-control': 'no-cache, no-store', pragma: 'no-cache', expires: '-1' };

/** Encodes text in UTF-8 under the negotiated media type. */
export const encoded = ({ mediaType }: Chosen, content: string): Encoded => ({
  mediaType: `${mediaType}; charset=utf-8`,
  content,
  headers: NO_CACHE,
});

const MESSAGES: ReadonlyMap<number, (head: RequestHead) => string> = new Map([
  [400, () => 'The request is invalid.'],
  [401, () => 'Authorization has been denied for this request.'],
  [403, () => 'Authorization has been denied for this request.'],
  [405, ({ method }: RequestHead) => `The requested resource does not support http method '${method}'.`],
  [413, () => 'Maximum request length exceeded.'],
  [415, unsupportedType],
]);

/** Encodes an HTTP fault as Web API does with error details hidden. */
export function encodeFault({ status, error }: HttpFault, head: RequestHead): Encoded {
  return encodeHttpError({ message: messageOf(status, head), ...modelStateOf(error) }, head.headers);
}

function messageOf(status: number, head: RequestHead): string {
  return MESSAGES.get(status)?.(head) ?? 'An error has occurred.';
}

function modelStateOf(error: unknown): Pick<HttpError, 'modelState'> {
  return error instanceof InvalidModel ? { modelState: error.modelState } : {};
}

/** Message of a 415, which quotes the media type in the client's spelling. */
function unsupportedType({ headers }: RequestHead): string {
  const named = parseMediaType(headers['content-type']);
  if (named !== undefined) return `The request entity's media type '${named.text}' is not supported for this resource.`;
  return "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource.";
}

const API = /^\/+api\//i;
const ESCAPES = /(?:%[0-9a-f]{2})+/gi;
const KEPT = /[#?%\p{Cc}]/gu;

/** True for URLs under /api/, where Web API answers, whether the route exists or not. */
export const isUnderApi = ({ raw }: Pick<FastifyRequest, 'raw'>): boolean => API.test(raw.url ?? '');

/** Encodes Web API's 404 in the negotiated format; its message quotes the whole URL, unescaped. */
export function encodeNotFound({ protocol, host, raw, headers }: FastifyRequest): Encoded {
  const uri = `${protocol}://${host}${(raw.url ?? '').replace(ESCAPES, unescapeText)}`;
  return encodeHttpError({ message: `No HTTP resource was found that matches the request URI '${uri}'.` }, headers);
}

/**
 * Decodes percent escapes in a quoted URL, except of characters that would change the URL's meaning and of bytes that
 * are not UTF-8.
 */
function unescapeText(escapes: string): string {
  try {
    return decodeURIComponent(escapes).replace(KEPT, encodeURIComponent);
  } catch {
    return escapes;
  }
}
