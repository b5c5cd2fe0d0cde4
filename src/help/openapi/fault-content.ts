import type { ContentObject, SchemaObject } from '@nestjs/swagger';
import type { Operation } from '../../http';
import { exampleOf } from './example-of';
import { reference } from './schemas';

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
  const names = codec.forms.request?.dataMembers.map(({ name }) => name) ?? [];
  const query = codec.forms.readsQuery ? names.map((name) => `${name}=?`).join('&') : '';
  try {
    codec.decode({ method, query, headers: { 'content-type': 'application/json' }, body: Buffer.from('{') });
  } catch (error) {
    return error;
  }
  return undefined;
}
