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

/** Time limit for connecting, in milliseconds: the next vendor is a better choice than one that is slow to reach. */
const CONNECT_MS = 2_000;

/**
 * Connection pool settings: idle connections are closed after four seconds, because most servers close them after five
 * or later, and a request on a connection that is being closed is lost.
 */
const KEEP_ALIVE = { keepAlive: true, timeout: 4_000 };

/** Maximum bytes of a response body that are read; no vendor answers with more. */
const BODY_LIMIT = 64 * 1024;

export interface HttpCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Response of a vendor; `text` is empty when its body was cut off. */
export interface HttpResponse {
  readonly isAnswered: true;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Response of a vendor or, when there is none, the outcome for the message. */
export type PostResult = HttpResponse | { readonly isAnswered: false; readonly outcome: DeliveryOutcome };

/**
 * Head of a response with its body still unread; or the absence of a response, and whether a byte of the request was
 * sent.
 */
export type HttpAnswer =
  | { readonly isAnswered: true; readonly answer: IncomingMessage }
  | { readonly isAnswered: false; readonly isHandedOver: boolean; readonly code: string };

/** HTTP and HTTPS connection pools. */
export interface Agents {
  readonly http: Agent;
  readonly https: TlsAgent;
}

const STANDARD_AGENTS: Agents = { http: new Agent(KEEP_ALIVE), https: new TlsAgent(KEEP_ALIVE) };

/**
 * Sends a POST request and reads the response. Follows no redirect, because the message is meant for the configured
 * address only. Never rejects.
 */
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

/** Outcome for a message without a response: `unknown` if the request was sent, because it may have been processed. */
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
 * Sends a POST request and resolves with the head of the response. No byte is written before the connection is
 * established, on https: before the server has shown a certificate that is valid for its name. So a server that cannot
 * be resolved, reached or trusted has certainly received nothing. `code` is an error code of Node.js, `connect
 * timeout`, or `timeout` when `signal` aborted the call. Never rejects.
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

/** Creates the request. Throws for one that cannot be sent, such as one with a line break in a header. */
function createRequest({ url, headers, signal }: HttpCall, agents: Agents): ClientRequest {
  const options = { method: 'POST', headers: { 'User-Agent': 'regain', Accept: '*/*', ...headers }, signal };
  return url.startsWith('https:')
    ? tlsRequest(url, { ...options, agent: agents.https })
    : plainRequest(url, { ...options, agent: agents.http });
}

/** Calls `callback` once the request has a connection: immediately when the agent reuses one. */
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

/** JSON object from outside, whose content is unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a JSON object; returns an empty object for any other text. */
export function parseObject(json: string): JsonObject {
  try {
    return objectOf(JSON.parse(json));
  } catch {
    return {};
  }
}

/** Returns the value itself if it is an object (or array); otherwise an empty object. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {};
