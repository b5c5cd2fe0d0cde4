import type { ContentObject, ResponseObject, ResponsesObject, SchemaObject } from '@nestjs/swagger';
import type { Operation } from '../../http';
import type { Endpoint } from './endpoint';
import { contentOf, exampleValue, mediaSchema } from './examples';
import { reference, responseSchema } from './schemas';

const DESCRIPTIONS = {
  400: 'The request cannot be read, or holds something else than single values',
  413: 'The body is larger than 16 KiB',
  415: 'The media type, charset or content coding is not read here',
} as const;

type FaultStatus = keyof typeof DESCRIPTIONS;

/** Name of the schema of Web API's error object. */
export const HTTP_ERROR = 'HttpError';

/** Schema of Web API's error object, which is sent instead of a reply when a request cannot be decoded. */
export const httpErrorSchema: SchemaObject = {
  type: 'object',
  required: ['Message'],
  properties: {
    Message: { type: 'string' },
    ModelState: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
  },
  xml: { name: 'Error' },
};

/**
 * Responses to requests that cannot be decoded: encoded by the codec where it encodes faults, otherwise the reply to a
 * malformed request. A GET has no body that could be too large or of the wrong type.
 */
export function faultResponses(endpoint: Endpoint, method: Operation['method']): ResponsesObject {
  const statuses: readonly FaultStatus[] = method === 'GET' ? [400] : [400, 413, 415];
  return Object.fromEntries(statuses.map((status) => [status, faultResponse(endpoint, method, status)]));
}

const faultResponse = (endpoint: Endpoint, method: Operation['method'], status: FaultStatus): ResponseObject => ({
  description: DESCRIPTIONS[status],
  content: encodedFault({ ...endpoint[0].operation, method }, status) ?? malformedReply(endpoint),
});

/** Content of a fault in every format that the codec answers in; undefined where the codec encodes no faults. */
function encodedFault({ codec, method }: Operation, status: FaultStatus): ContentObject | undefined {
  const { encodeFault } = codec;
  if (encodeFault === undefined) return undefined;
  const error = status === 400 ? decodingError({ codec, method }) : undefined;
  const content = codec.forms.writes.flatMap(({ mediaTypes }) =>
    mediaTypes.map((accept) => {
      const head = { method, query: '', headers: { accept, 'content-type': 'text/plain' } };
      const text = String(encodeFault({ status, error }, head).content);
      return [
        accept,
        { schema: mediaSchema(accept, reference(HTTP_ERROR)), example: exampleValue(accept, text) },
      ] as const;
    }),
  );
  return Object.fromEntries(content);
}

/** Error that the codec throws for an unreadable request. Returns undefined when it accepts even that. */
function decodingError({ codec, method }: Pick<Operation, 'codec' | 'method'>): unknown {
  const names = codec.forms.request?.dataMembers.map(({ name }) => name) ?? [];
  const query = codec.forms.readsQuery ? names.map((name) => `${name}=?`).join('&') : '';
  try {
    codec.decode({ method, query, headers: { 'content-type': 'application/json' }, body: Buffer.from('{') });
  } catch (error) {
    return error;
  }
  return undefined;
}

/**
 * Reply to a body that is malformed as a whole; for actions the reply of their router, because none is selected yet.
 */
function malformedReply(endpoint: Endpoint): ContentObject {
  const { action, codec, table } = endpoint[0].operation;
  const reply = (action?.unmatched ?? table).refused['malformed'];
  if (reply === undefined) return {};
  const body =
    reply.compute === undefined ? reply.body : reply.compute({ reason: 'malformed', field: 'body' } as never);
  return contentOf(codec.forms.writes, responseSchema(endpoint), [{ name: 'malformed', summary: 'malformed', body }]);
}
