import type { ContentObject, ResponseObject, ResponsesObject, SchemaObject } from '@nestjs/swagger';
import type { Operation } from '../../http';
import { contentOf, exampleOf } from './content';
import type { Endpoint } from './endpoint';
import { reference, replyReference } from './schemas';

const DESCRIPTIONS = {
  400: 'The request cannot be read, or holds something else than single values',
  413: 'The body is larger than 16 KiB',
  415: 'The media type, charset or content coding is not read here',
} as const;

export type FaultStatus = keyof typeof DESCRIPTIONS;

/**
 * Requests that never became a question: in the words of the framework where the codec has them, else as a row. The body
 * of a GET is not looked at.
 */
export function faultResponses(endpoint: Endpoint, method: Operation['method']): ResponsesObject {
  const statuses: readonly FaultStatus[] = method === 'GET' ? [400] : [400, 413, 415];
  return Object.fromEntries(statuses.map((status) => [status, faultResponse(endpoint, method, status)]));
}

const faultResponse = (endpoint: Endpoint, method: Operation['method'], status: FaultStatus): ResponseObject => ({
  description: DESCRIPTIONS[status],
  content: faultContent({ ...endpoint[0].operation, method }, status) ?? rowContent(endpoint),
});

/** The row of a body that is malformed as a whole; before an action is chosen, that of its URL. */
function rowContent(endpoint: Endpoint): ContentObject {
  const { action, codec, table } = endpoint[0].operation;
  const row = (action?.unchosen ?? table).refused['malformed'];
  if (row === undefined) return {};
  const body = row.compute === undefined ? row.body : row.compute({ reason: 'malformed', field: 'body' } as never);
  return contentOf(codec.forms.writes, replyReference(endpoint), [{ name: 'malformed', summary: 'malformed', body }]);
}

export const HTTP_ERROR = 'HttpError';

/** What Web API answers instead of a reply. */
export const httpErrorSchema: SchemaObject = {
  type: 'object',
  required: ['Message'],
  properties: {
    Message: { type: 'string' },
    ModelState: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
  },
  xml: { name: 'Error' },
};

/** A fault as the codec itself words it, in every form that it answers in; undefined where rows do. */
export function faultContent({ codec, method }: Operation, status: number): ContentObject | undefined {
  const { encodeFault } = codec;
  if (encodeFault === undefined) return undefined;
  const error = status === 400 ? refusalOf({ codec, method }) : undefined;
  const content = codec.forms.writes.flatMap(({ mediaTypes }) =>
    mediaTypes.map((accept) => {
      const head = { method, query: '', headers: { accept, 'content-type': 'text/plain' } };
      const text = String(encodeFault({ status, error }, head).content);
      return [accept, { schema: reference(HTTP_ERROR), example: exampleOf(accept, text) }] as const;
    }),
  );
  return Object.fromEntries(content);
}

/** What the codec throws at a request that nobody can read. */
function refusalOf({ codec, method }: Pick<Operation, 'codec' | 'method'>): unknown {
  const names = codec.forms.request?.slots.map(({ name }) => name) ?? [];
  const query = codec.forms.readsQuery ? names.map((name) => `${name}=?`).join('&') : '';
  try {
    codec.decode({ method, query, headers: { 'content-type': 'application/json' }, body: Buffer.from('{') });
  } catch (error) {
    return error;
  }
  return undefined;
}
