import { type BodyForm, type ApiDescription, sampleOf } from '../../http';
import type { BodyHelp, OperationDoc } from '../docs/operation-doc';
import { bodyOf } from './bodies';
import type { PostmanItem, PostmanPair, PostmanRequest, PostmanUrl } from './collection-format';
import { answersOf } from './answers';

/**
 * One request for each main media type of an operation: each form that contracts are printed in, the first form of what
 * has no contract, and one without a body where there is none.
 */
export function itemsOf(entry: OperationDoc): readonly PostmanItem[] {
  const { reads, request } = entry.operation.codec.forms;
  if (entry.request === undefined) return [itemOf(entry)];
  const forms = request === undefined ? reads.slice(0, 1) : reads.filter(({ print }) => print !== undefined);
  return forms.map((form) => itemOf(entry, form, forms.length > 1));
}

function itemOf(entry: OperationDoc, form?: BodyForm, isOneOfSeveral = false): PostmanItem {
  const { operation, label, request } = entry;
  const mediaType = form?.mediaTypes[0];
  const { summary, returns, note } = operation.text;
  return {
    name: isOneOfSeveral ? `${label} (${mediaType ?? ''})` : label,
    request: {
      method: operation.method,
      description: [summary, returns, note].filter(Boolean).join('\n\n'),
      header: mediaType === undefined ? [] : [{ key: 'Content-Type', value: mediaType }],
      url: urlOf(entry),
      ...(request && sent(request, operation.api, form)),
    },
    response: answersOf(entry, mediaType),
  };
}

const sent = (request: BodyHelp, api: ApiDescription, form?: BodyForm): Pick<PostmanRequest, 'body'> =>
  form === undefined ? {} : { body: bodyOf(request, api, form) };

function urlOf({ operation: { path, action, method, codec } }: OperationDoc): PostmanUrl {
  const { request } = codec.forms;
  const query: readonly PostmanPair[] =
    action !== undefined
      ? [{ key: action.field, value: action.name }]
      : method === 'GET' && request !== undefined
        ? Object.entries(sampleOf(request)).map(([key, value]) => ({ key, value: String(value) }))
        : [];
  const pairs = query.map(({ key, value }) => `${key}=${value}`).join('&');
  return {
    raw: `{{baseUrl}}/${path}${pairs === '' ? '' : `?${pairs}`}`,
    host: ['{{baseUrl}}'],
    path: path.split('/'),
    ...(query.length > 0 && { query }),
  };
}
