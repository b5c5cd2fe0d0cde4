import { STATUS_CODES } from 'node:http';
import {
  type ApiDescription,
  type BasicText,
  type BodyForm,
  type JourneyStep,
  pathParameters,
  sampleOf,
} from '../../http';
import type { BodyDoc, OperationDoc } from '../docs/operation-doc';
import { printWithVariables } from '../docs/per-request-fields';
import type {
  PostmanAuth,
  PostmanBody,
  PostmanItem,
  PostmanPair,
  PostmanRequest,
  PostmanResponse,
  PostmanUrl,
} from './collection-format';
import { documentedAnswer, eventOf, rememberNewest, stepSucceeds } from './scripts';

/**
 * Postman requests of an operation: one for each printable format of a data contract, one in the first format where
 * there is no contract, and one without a body where the operation takes none.
 */
export function itemsOf(doc: OperationDoc): readonly PostmanItem[] {
  const { reads, request } = doc.operation.codec.forms;
  const event = [documentedAnswer(doc)];
  if (doc.request === undefined) return [{ ...itemOf(doc), event }];
  const forms = request === undefined ? reads.slice(0, 1) : reads.filter(({ print }) => print !== undefined);
  return forms.map((form) => ({ ...itemOf(doc, form, forms.length > 1), event }));
}

/** Request of a journey's step, in the operation's first form. Throws for a handler that the API does not have. */
export function stepItem(docs: readonly OperationDoc[], step: JourneyStep): PostmanItem {
  const doc = docs.find(({ operation }) => operation.handler === step.handler);
  if (doc === undefined) throw new Error(`there is no operation ${step.handler}`);
  const { request } = doc;
  const sent = request && step.body !== undefined ? { ...doc, request: { ...request, example: step.body } } : doc;
  const item = itemOf(sent, request && doc.operation.codec.forms.reads[0]);
  const { sendsTo } = step;
  return {
    ...item,
    response: item.response.slice(0, 1),
    event: [
      ...(sendsTo === undefined ? [] : [eventOf('prerequest', rememberNewest(sendsTo))]),
      stepSucceeds(doc, step),
    ],
  };
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
      ...(operation.api.basic && { auth: basicAuth(operation.api.basic) }),
      ...(request && bodyIn(request, operation.api, form)),
    },
    response: responsesOf(doc, mediaType),
  };
}

function urlOf({ operation: { api, path, action, method, codec } }: OperationDoc): PostmanUrl {
  const { request } = codec.forms;
  const query: readonly PostmanPair[] =
    action !== undefined
      ? [{ key: action.field, value: action.name }]
      : method === 'GET' && request !== undefined
        ? Object.entries(sampleOf(request)).map(([key, value]) => ({ key, value: String(value) }))
        : [];
  const variable = pathParameters({ api, path }).map(({ name, example }) => ({ key: name, value: example }));
  const pairs = query.map(({ key, value }) => `${key}=${value}`).join('&');
  return {
    raw: `{{baseUrl}}/${path}${pairs === '' ? '' : `?${pairs}`}`,
    host: ['{{baseUrl}}'],
    path: path.split('/'),
    ...(query.length > 0 && { query }),
    ...(variable.length > 0 && { variable }),
  };
}

const basicAuth = ({ username, password }: BasicText): PostmanAuth => ({
  type: 'basic',
  basic: [
    { key: 'username', value: username, type: 'string' },
    { key: 'password', value: password, type: 'string' },
  ],
});

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
    status: STATUS_CODES[status] ?? '',
    header: [{ key: 'Content-Type', value: contentType }],
    body: form?.print?.(body) ?? '',
  }));
}
