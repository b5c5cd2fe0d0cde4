import {
  Agent,
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as plainRequest,
} from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { DeliveryOutcome } from './channel';

/** Limit of the time to connect: a message is better off with the next vendor than with one that is slow to reach. */
const CONNECT_MS = 2_000;

/**
 * A connection that was idle for a second is not used again, nor one whose vendor said less in `Keep-Alive: timeout` (Node
 * reads that): a text that is written while the vendor closes the connection is lost, and no second one may be sent.
 */
const KEEP_ALIVE = { keepAlive: true, timeout: 1_000 };

/** Bytes of a response body that are read; no vendor answers with more. */
const BODY_LIMIT = 64 * 1024;

export interface HttpCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** A vendor's response; `text` is empty when its body broke off. */
export interface HttpResponse {
  readonly isAnswered: true;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A response, or the outcome for the message when there is none. */
export type PostResult = HttpResponse | { readonly isAnswered: false; readonly outcome: DeliveryOutcome };

/** Head of a response with its body still unread; or its absence, and whether a byte of the request was sent. */
export type HttpAnswer =
  | { readonly isAnswered: true; readonly answer: IncomingMessage }
  | { readonly isAnswered: false; readonly isHandedOver: boolean; readonly code: string };

/** Connection pools. */
export interface Agents {
  readonly http: Agent;
  readonly https: TlsAgent;
}

const STANDARD_AGENTS: Agents = { http: new Agent(KEEP_ALIVE), https: new TlsAgent(KEEP_ALIVE) };

/** Posts over HTTP. Follows no redirect, because the message is meant for the configured address only. Never rejects. */
export async function post(call: HttpCall): Promise<PostResult> {
  const called = await httpCall(call);
  if (!called.isAnswered) return { isAnswered: false, outcome: outcomeWithoutAnswer(called) };
  const { answer } = called;
  return {
    isAnswered: true,
    status: answer.statusCode ?? 0,
    headers: toHeaders(answer.headers),
    text: await readBody(answer).catch(() => ''),
  };
}

/** A request that was sent may have been processed. */
function outcomeWithoutAnswer({ isHandedOver, code }: HttpAnswer & { isAnswered: false }): DeliveryOutcome {
  return { result: isHandedOver ? 'unknown' : 'failed', why: code === 'timeout' ? code : `http ${code}` };
}

const toHeaders = (given: IncomingHttpHeaders): Headers =>
  new Headers(Object.entries(given).map(([name, value]) => [name, String(value)]));

async function readBody(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= BODY_LIMIT) break;
  }
  return Buffer.concat(chunks).subarray(0, BODY_LIMIT).toString('utf8');
}

/**
 * Posts over HTTP and resolves with the head of the response. Nothing is written before the connection is established, on
 * https: before the server has shown a certificate that is valid for its name. So a server that cannot be resolved,
 * reached or trusted has certainly received nothing. `code`: an error code of Node's, `connect timeout`, or `timeout` when
 * `signal` aborted the call. Never rejects.
 */
export function httpCall(call: HttpCall, agents = STANDARD_AGENTS): Promise<HttpAnswer> {
  return new Promise<HttpAnswer>((resolve) => {
    const request = createRequest(call, agents);
    let isHandedOver = false;
    const connectTimer = setTimeout(() => {
      request.destroy(Object.assign(new Error(), { code: 'connect timeout' }));
    }, CONNECT_MS);
    const fail = (error?: Error) => {
      clearTimeout(connectTimer);
      resolve({ isAnswered: false, isHandedOver, code: codeOf(error) });
    };
    whenConnected(request, () => {
      clearTimeout(connectTimer);
      isHandedOver = true;
      request.end(call.body);
    });
    request.on('error', fail).on('close', fail);
    request.on('response', (answer) => {
      resolve({ isAnswered: true, answer });
    });
  }).catch((error: unknown) => ({ isAnswered: false, isHandedOver: false, code: codeOf(error) }));
}

/** Throws for a request that cannot be sent, such as a header with a line break. */
function createRequest({ url, headers, signal }: HttpCall, agents: Agents): ClientRequest {
  const options = { method: 'POST', headers: { 'User-Agent': 'regain', Accept: '*/*', ...headers }, signal };
  return url.startsWith('https:')
    ? tlsRequest(url, { ...options, agent: agents.https })
    : plainRequest(url, { ...options, agent: agents.http });
}

/** Calls back once the request has a connection: immediately when the agent reuses one. */
function whenConnected(request: ClientRequest, callback: () => void): void {
  request.once('socket', (socket) => {
    if (request.reusedSocket) callback();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', callback);
  });
}

function codeOf(error: unknown): string {
  const { code = 'error' } = (error ?? {}) as { code?: string };
  return code === 'ABORT_ERR' ? 'timeout' : code;
}

/** An object of unchecked content from outside. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a JSON object; returns an empty object for any other text. */
export function parseObject(json: string): JsonObject {
  try {
    return objectOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** The value itself if it is an object (or array); otherwise an empty object. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {};
