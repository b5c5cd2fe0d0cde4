import { type BodyForm, examplePath, pathParameters, sampleOf } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import { printWithVariables } from '../docs/per-request-fields';

type PrintingForm = BodyForm & Required<Pick<BodyForm, 'print'>>;

/** Media type that curl sends by default. */
const DEFAULT_TYPE = 'application/x-www-form-urlencoded';

/**
 * Builds a curl command line that calls the operation with its example, or else its sample. Per-request fields of a
 * signed API are shell variables. `origin` has no trailing slash.
 */
export function curlLine(doc: OperationDoc, provenance: string): string {
  const { method } = doc.operation;
  const url = quoted(`${provenance}/${pathOf(doc)}`);
  const { basic } = doc.operation.api;
  const login = basic === undefined ? [] : [`-u ${quoted(`${basic.username}:${basic.password}`)}`];
  const body = bodyArguments(doc);
  const verb = method === 'POST' && body.length === 0 ? ['-X POST'] : [];
  const output = doc.file === undefined ? [] : [`-o answer.${doc.file.split('/').at(-1) ?? ''}`];
  return ['curl', ...verb, ...login, url, ...cookieArguments(doc), ...body, ...output].join(' ');
}

/**
 * Arguments for a cookie jar, which ties the answer of a captcha to its picture, unless a query parameter names the
 * client.
 */
function cookieArguments({ operation: { text }, uri }: OperationDoc): readonly string[] {
  if (text.setsCookie !== undefined && uri.length === 0) return ['-c cookies.txt'];
  return text.wantsCookie === undefined ? [] : ['-b cookies.txt'];
}

const prints = (form: BodyForm): form is PrintingForm => form.print !== undefined;

/**
 * Arguments with the body in the first format that can be printed, on one line: no value of a sample contains a line
 * break.
 */
function bodyArguments({ operation: { codec, api }, request }: OperationDoc): readonly string[] {
  const form = codec.forms.reads.find(prints);
  if (request === undefined || form === undefined) return [];
  const [mediaType = ''] = form.mediaTypes;
  const header = mediaType === DEFAULT_TYPE ? [] : [`-H ${quoted(`Content-Type: ${mediaType}`)}`];
  const { value, example = value } = request;
  const text = printWithVariables(
    example,
    api,
    (_field, variable) => `'"${variable}"'`,
    (body) => quoted(form.print(body).replace(/\n\s*/g, ' ')),
  );
  return [...header, `-d ${text}`];
}

/** Path of the example: with the samples of its query, or those of its parameters. */
function pathOf(doc: OperationDoc): string {
  if (pathParameters(doc.operation).length > 0) return examplePath(doc.operation);
  return doc.operation.method === 'GET' ? pathWithSample(doc) : doc.label;
}

function pathWithSample({ operation: { path, codec } }: OperationDoc): string {
  const { request } = codec.forms;
  const query = request === undefined ? '' : new URLSearchParams(Object.entries(sampleOf(request))).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Quotes a text as one word of a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
