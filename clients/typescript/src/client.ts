import createFetchClient, { type Client } from 'openapi-fetch';
import type { Call, CallOptions, OperationId } from './call-types.js';
import { OPERATIONS } from './operations.js';
import { problemOf } from './problem.js';
import { type FetchRequest, type RetryOptions, retrying } from './retry.js';
import type { paths } from './schema.js';

/** Settings of a client. */
export interface ClientOptions {
  /** Address of the service, with its path where it has one: `https://id.example.com/regain`. */
  readonly baseUrl: string;
  /** Id of the client application; the default one where it is missing. */
  readonly clientId?: string;
  /** Secret of the client application, for servers only: a browser must not have it. */
  readonly clientSecret?: string;
  readonly retry?: RetryOptions;
  /** `fetch` of another library, or one that logs. */
  readonly fetch?: FetchRequest;
}

/** Client of /v1: a method for each operation, by its id, and the client of openapi-fetch that they use. */
export type RegainClient = { readonly [Id in OperationId]: Call<Id> } & { readonly http: Client<paths> };

type Method = Parameters<Client<paths>['request']>[0];

/** Creates a client. Calls with the same effect twice are repeated as `retry` says; POSTs that create get an idempotency key. */
export function createRegainClient(options: ClientOptions): RegainClient {
  const send: FetchRequest = options.fetch ?? ((request) => globalThis.fetch(request));
  const http = createFetchClient<paths>({
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    fetch: retrying(send, options.retry ?? {}),
  });
  const calls = Object.keys(OPERATIONS).map((id) => [id, callOf(id as OperationId, http, options)] as const);
  return { ...Object.fromEntries(calls), http } as RegainClient;
}

type AnyCall = (...args: readonly unknown[]) => Promise<unknown>;

function callOf(id: OperationId, http: Client<paths>, client: ClientOptions): AnyCall {
  const { method, path, hasBody, isKeyed, answer } = OPERATIONS[id];
  const names = [...path.matchAll(/{(\w+)}/g)].map(([, name = '']) => name);
  return async (...args) => {
    const [input = {}, options = {}] = hasBody || names.length > 0 ? args : [{}, ...args];
    const { signal, ...given } = options as CallOptions;
    const [inPath, body] = split(input as Record<string, unknown>, names);
    const sent = {
      params: { path: inPath },
      headers: headersOf(client, given, isKeyed),
      parseAs: answer === 'blob' ? 'blob' : 'json',
      ...(hasBody && { body }),
      ...(signal !== undefined && { signal }),
    };
    const { data, error, response } = await http.request(method as Method, path as never, sent as never);
    if (!response.ok) throw problemOf(error, response);
    return answer === 'nothing' ? undefined : data;
  };
}

/** Members of an input that are in the path, and the others. */
function split(input: Record<string, unknown>, names: readonly string[]): readonly [path: object, body: object] {
  const entries = Object.entries(input);
  const isInPath = ([name]: [string, unknown]): boolean => names.includes(name);
  return [
    Object.fromEntries(entries.filter(isInPath)),
    Object.fromEntries(entries.filter((entry) => !isInPath(entry))),
  ];
}

function headersOf(
  { clientId, clientSecret }: ClientOptions,
  { token = clientSecret, idempotencyKey }: CallOptions,
  isKeyed: boolean,
): Record<string, string> {
  return {
    ...(clientId !== undefined && { 'X-Client-Id': clientId }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(isKeyed && { 'Idempotency-Key': idempotencyKey ?? newKey() }),
  };
}

const KEY_BYTES = 16;

/** Random key; `randomUUID` is missing in browsers on pages without TLS. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(KEY_BYTES))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
