import { type BodyForm, sampleOf } from '../../http';
import { printDrawn } from '../docs/per-request-fields';
import type { OperationDoc } from '../docs/operation-doc';

const CURLS_OWN_TYPE = 'application/x-www-form-urlencoded';

/**
 * One line of a shell that calls the operation with its example, or else its sample; what a signed request draws anew comes
 * from variables. `origin` has no trailing slash.
 */
export function curlLine(entry: OperationDoc, origin: string): string {
  const { method } = entry.operation;
  const url = quoted(`${origin}/${method === 'GET' ? pathWithSample(entry) : entry.label}`);
  const body = bodyOf(entry);
  const verb = method === 'POST' && body.length === 0 ? ['-X POST'] : [];
  const output = entry.file === undefined ? [] : [`-o answer.${entry.file.split('/').at(-1) ?? ''}`];
  return ['curl', ...verb, url, ...cookies(entry), ...body, ...output].join(' ');
}

/** A picture and its answer belong together by a cookie, unless parameters name the client. */
function cookies({ operation: { text }, uri }: OperationDoc): readonly string[] {
  if (text.setsCookie !== undefined && uri.length === 0) return ['-c cookies.txt'];
  return text.wantsCookie === undefined ? [] : ['-b cookies.txt'];
}

type PrintingForm = BodyForm & Required<Pick<BodyForm, 'print'>>;

const prints = (form: BodyForm): form is PrintingForm => form.print !== undefined;

/** Line breaks of a sample are there for people: no value has any. */
function bodyOf({ operation: { codec, api }, request }: OperationDoc): readonly string[] {
  const form = codec.forms.reads.find(prints);
  if (request === undefined || form === undefined) return [];
  const [mediaType = ''] = form.mediaTypes;
  const header = mediaType === CURLS_OWN_TYPE ? [] : [`-H ${quoted(`Content-Type: ${mediaType}`)}`];
  const { value, example = value } = request;
  const variables = Object.entries(api.signing?.fields ?? {}).map(([name, variable]) => [name, `'"${variable}"'`]);
  const drawn = Object.fromEntries(variables) as Readonly<Record<string, string>>;
  const text = printDrawn(example, drawn, (body) => quoted(form.print(body).replace(/\n\s*/g, ' ')));
  return [...header, `-d ${text}`];
}

function pathWithSample({ operation: { path, codec } }: OperationDoc): string {
  const { request } = codec.forms;
  const query = request === undefined ? '' : new URLSearchParams(Object.entries(sampleOf(request))).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A word for a POSIX shell that means exactly this text. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
