import { sampleOf } from '../../wire';
import type { Entry, Sample } from '../catalogue/entry';

const CURLS_OWN_TYPE = 'application/x-www-form-urlencoded';

/** One line of a shell that calls the operation with its sample; `origin` has no trailing slash. */
export function curlLine(entry: Entry, origin: string): string {
  const { method } = entry.operation;
  const url = quoted(`${origin}/${method === 'GET' ? pathWithSample(entry) : entry.label}`);
  const body = bodyOf(entry.request?.samples.find(hasText));
  const verb = method === 'POST' && body.length === 0 ? ['-X POST'] : [];
  const output = entry.file === undefined ? [] : [`-o answer.${entry.file.split('/').at(-1) ?? ''}`];
  return ['curl', ...verb, url, ...body, ...output].join(' ');
}

type WrittenSample = Sample & { readonly text: string };

const hasText = (sample: Sample): sample is WrittenSample => sample.text !== undefined;

/** Line breaks of a sample are there for people: no value has any. */
function bodyOf(sample: WrittenSample | undefined): readonly string[] {
  if (sample === undefined) return [];
  const [mediaType = ''] = sample.mediaTypes;
  const header = mediaType === CURLS_OWN_TYPE ? [] : [`-H ${quoted(`Content-Type: ${mediaType}`)}`];
  return [...header, `-d ${quoted(sample.text.replace(/\n\s*/g, ' '))}`];
}

function pathWithSample({ operation: { path, codec } }: Entry): string {
  const { request } = codec.forms;
  const query = request === undefined ? '' : new URLSearchParams(Object.entries(sampleOf(request))).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** A word for a POSIX shell that means exactly this text. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
