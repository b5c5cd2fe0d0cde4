import { quoted } from '../site/curl-line';
import type { V1Operation } from './v1-operations';

/** Shell variable with the credentials of a call, by the first of the security schemes that it may have. */
const CREDENTIALS: Readonly<Record<string, string>> = { session: '$TOKEN', clientSecret: '$CLIENT_SECRET' };

/** Builds a curl command line that calls the operation with its example. `origin` has no trailing slash. */
export const v1CurlLine = (operation: V1Operation, origin: string): string =>
  [
    ...['curl', ...verbOf(operation), urlOf(operation, origin)],
    ...credentialsOf(operation),
    ...bodyOf(operation),
    ...outputOf(operation),
  ].join(' ');

/** Address with a shell variable in the place of each parameter: `"…/v1/challenges/$ID"`. */
function urlOf({ path }: V1Operation, origin: string): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => `$${name.toUpperCase()}`);
  return filled === path ? quoted(`${origin}/${path}`) : `"${origin}/${filled}"`;
}

const verbOf = ({ method, request }: V1Operation): readonly string[] =>
  method === 'GET' || (method === 'POST' && request !== undefined) ? [] : [`-X ${method}`];

function credentialsOf({ callers }: V1Operation): readonly string[] {
  const [first = ''] = callers;
  const secret = CREDENTIALS[first];
  return secret === undefined ? [] : [`-H "Authorization: Bearer ${secret}"`];
}

const bodyOf = ({ request }: V1Operation): readonly string[] =>
  request === undefined
    ? []
    : [`-H ${quoted('Content-Type: application/json')}`, `-d ${quoted(JSON.stringify(request.example))}`];

/** Argument for the file of an answer that is no JSON. */
function outputOf({ path, success: { body } }: V1Operation): readonly string[] {
  if (body === undefined || body[0] === 'application/json') return [];
  return [`-o ${path.split('/').at(-1) ?? ''}`];
}
