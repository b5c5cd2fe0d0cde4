import { type ApiDescription, type BodyForm, sampleOf } from '../../http';
import type { BodyHelp, OperationDoc } from '../docs/operation-doc';
import { printDrawn } from '../docs/per-request-fields';
import type { PostmanBody, PostmanItem, PostmanPair, PostmanRequest, PostmanResponse, PostmanUrl } from './collection-format';

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

/** The example or sample of a request in one of its forms; what a signed request draws anew comes from variables. */
export function bodyOf(request: BodyHelp, api: ApiDescription, form: BodyForm): PostmanBody {
  const { value, example = value } = request;
  const [mediaType = ''] = form.mediaTypes;
  return mediaType.endsWith('form-urlencoded') ? formBody(example) : rawBody(example, api, form);
}

const formBody = (value: object): PostmanBody => ({
  mode: 'urlencoded',
  urlencoded: Object.entries(value).map(([key, each]) => ({ key, value: String(each) })),
});

function rawBody(
  value: object,
  { signing }: ApiDescription,
  { mediaTypes: [mediaType = ''], print }: BodyForm,
): PostmanBody {
  const language = mediaType.endsWith('xml') ? 'xml' : 'json';
  const drawn = Object.keys(signing?.fields ?? {}).map((name) => [name, `{{${name}}}`]);
  const variables = Object.fromEntries(drawn) as Readonly<Record<string, string>>;
  return { mode: 'raw', raw: printDrawn(value, variables, print ?? JSON.stringify), options: { raw: { language } } };
}

const STATUSES = { 200: 'OK', 400: 'Bad Request', 503: 'Service Unavailable' } as const;

/** Every answer of an operation to a request of that media type: in the same form, or else in the usual one. */
export function answersOf({ operation, results }: OperationDoc, asked?: string): readonly PostmanResponse[] {
  const { codec } = operation;
  const form = codec.forms.writes.find(({ mediaTypes }) => mediaTypes[0] === asked) ?? codec.forms.writes[0];
  return results.map(({ number, outcomes, status, body }) => ({
    name: `${String(number)} ${outcomes.join(', ')}`,
    ...{ code: status, status: STATUSES[status] },
    ...printed(body, form),
  }));
}

function printed(body: object, form?: BodyForm): Pick<PostmanResponse, 'header' | 'body'> {
  const type = `${form?.mediaTypes[0] ?? 'application/json'}; charset=utf-8`;
  return { header: [{ key: 'Content-Type', value: type }], body: form?.print?.(body) ?? '' };
}
