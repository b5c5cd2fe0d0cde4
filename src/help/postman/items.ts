import { type ApiDescription, type BodyForm, sampleOf } from '../../http';
import type { BodyDoc, OperationDoc } from '../docs/operation-doc';
import { printWithVariables } from '../docs/per-request-fields';
import type {
  PostmanBody,
  PostmanItem,
  PostmanPair,
  PostmanRequest,
  PostmanResponse,
  PostmanUrl,
} from './collection-format';

const STATUS_TEXTS = { 200: 'OK', 400: 'Bad Request', 503: 'Service Unavailable' } as const;

/**
 * Postman requests of an operation: one for each printable format of a data contract, one in the first format where
 * there is no contract, and one without a body where the operation takes none.
 */
export function itemsOf(doc: OperationDoc): readonly PostmanItem[] {
  const { reads, request } = doc.operation.codec.forms;
  if (doc.request === undefined) return [itemOf(doc)];
  const forms = request === undefined ? reads.slice(0, 1) : reads.filter(({ print }) => print !== undefined);
  return forms.map((form) => itemOf(doc, form, forms.length > 1));
}

function itemOf(doc: OperationDoc, form?: BodyForm, isOneOfSeveral = false): PostmanItem {
  const { operation, label, request } = doc;
  const mediaType = form?.mediaTypes[0];
  const { summary, returns, note } = operation.text;
  return {
    name: isOneOfSeveral ? `${label} (${mediaType ?? ''})` : label,
    request: {
      method: operation.method,
      description: [summary, returns, note].filter(Boolean).join('\n\n'),
      header: mediaType === undefined ? [] : [{ key: 'Content-Type', value: mediaType }],
      url: urlOf(doc),
      ...(request && bodyIn(request, operation.api, form)),
    },
    response: responsesOf(doc, mediaType),
  };
}

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

/** Example of the request, or else its sample, printed in one format. */
function bodyIn(request: BodyDoc, api: ApiDescription, form?: BodyForm): Pick<PostmanRequest, 'body'> {
  if (form === undefined) return {};
  const { value, example = value } = request;
  const [mediaType = ''] = form.mediaTypes;
  return { body: mediaType.endsWith('form-urlencoded') ? formBody(example) : rawBody(example, api, form) };
}

const formBody = (value: object): PostmanBody => ({
  mode: 'urlencoded',
  urlencoded: Object.entries(value).map(([key, each]) => ({ key, value: String(each) })),
});

/**
 * Postman body with the printed text; per-request fields of a signed API are variables that the pre-request script
 * sets.
 */
function rawBody(value: object, api: ApiDescription, { mediaTypes: [mediaType = ''], print }: BodyForm): PostmanBody {
  const language = mediaType.endsWith('xml') ? 'xml' : 'json';
  const raw = printWithVariables(value, api, (field) => `{{${field}}}`, print ?? JSON.stringify);
  return { mode: 'raw', raw, options: { raw: { language } } };
}

/**
 * Results of the operation as responses to a request of that media type: in the same format, or else in the first one.
 */
function responsesOf({ operation, results }: OperationDoc, mediaType?: string): readonly PostmanResponse[] {
  const { writes } = operation.codec.forms;
  const form = writes.find(({ mediaTypes }) => mediaTypes[0] === mediaType) ?? writes[0];
  const contentType = `${form?.mediaTypes[0] ?? 'application/json'}; charset=utf-8`;
  return results.map(({ number, outcomes, status, body }) => ({
    name: `${String(number)} ${outcomes.join(', ')}`,
    code: status,
    status: STATUS_TEXTS[status],
    header: [{ key: 'Content-Type', value: contentType }],
    body: form?.print?.(body) ?? '',
  }));
}
