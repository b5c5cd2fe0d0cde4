import { Agent, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { TLSSocket } from 'node:tls';
import type { DeliveryOutcome } from './channel';

/** A provider that takes longer to be reached gets nothing: the message is better off with the next one. */
const CONNECT_MS = 2_000;

/** Most servers close an idle connection after five seconds or later; one that is closing loses what it is sent. */
const idle = { keepAlive: true, timeout: 4_000 };

export interface HttpCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** The head of an answer, its body still to be read; or the lack of one, and whether a byte of the call was sent. */
export type HttpAnswer =
  | { readonly isAnswered: true; readonly answer: IncomingMessage }
  | { readonly isAnswered: false; readonly isHandedOver: boolean; readonly code: string };

/** Keeps connections for the next call. */
export interface Agents {
  readonly http: Agent;
  readonly https: TlsAgent;
}

const STANDARD_AGENTS: Agents = { http: new Agent(idle), https: new TlsAgent(idle) };

/**
 * Posts over HTTP and follows no redirect. Nothing is written before the connection stands, on https: before the server
 * has shown a certificate that is good for its name. So whoever cannot be resolved, reached or trusted has certainly got
 * nothing. `code`: an error code of Node's, `connect timeout`, or `timeout` when `signal` ended the call.
 */
export function httpCall(call: HttpCall, agents = STANDARD_AGENTS): Promise<HttpAnswer> {
  return new Promise<HttpAnswer>((resolve) => {
    const request = prepared(call, agents);
    let isHandedOver = false;
    const tooLong = setTimeout(() => {
      request.destroy(Object.assign(new Error(), { code: 'connect timeout' }));
    }, CONNECT_MS);
    const lost = (error?: Error) => {
      clearTimeout(tooLong);
      resolve({ isAnswered: false, isHandedOver, code: codeOf(error) });
    };
    whenConnected(request, () => {
      clearTimeout(tooLong);
      isHandedOver = true;
      request.end(call.body);
    });
    request.on('error', lost).on('close', lost);
    request.on('response', (answer) => {
      resolve({ isAnswered: true, answer });
    });
  }).catch((error: unknown) => ({ isAnswered: false, isHandedOver: false, code: codeOf(error) }));
}

/** Throws for what cannot be sent, such as a header with a line break. */
function prepared({ url, headers, signal }: HttpCall, agents: Agents): ClientRequest {
  const options = { method: 'POST', headers: { 'User-Agent': 'regain', Accept: '*/*', ...headers }, signal };
  return url.startsWith('https:')
    ? tlsRequest(url, { ...options, agent: agents.https })
    : plainRequest(url, { ...options, agent: agents.http });
}

/** At once on a connection that has been used before. */
function whenConnected(request: ClientRequest, go: () => void): void {
  request.once('socket', (socket) => {
    if (request.reusedSocket) go();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', go);
  });
}

function codeOf(error: unknown): string {
  const { code = 'error' } = (error ?? {}) as { code?: string };
  return code === 'ABORT_ERR' ? 'timeout' : code;
}

/** More than any vendor answers; the rest is not read. */
const ANSWER_LIMIT = 64 * 1024;

/** How long a provider rests that does not say how long. */
const STANDARD_REST_SECONDS = 5;

/** How long it rests at most: longer than that, its word is less likely than a mistake. */
const LONGEST_REST_SECONDS = 60;

/** The provider's answer, its text empty when it broke off; or what the lack of an answer says about the message. */
export type PostResult =
  | { readonly isAnswered: true; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly isAnswered: false; readonly outcome: DeliveryOutcome };

/** Posts over HTTP. Redirects are not followed: the message is for the configured address only. */
export async function post(call: HttpCall): Promise<PostResult> {
  const called = await httpCall(call);
  if (!called.isAnswered) return { isAnswered: false, outcome: lost(called) };
  const { answer } = called;
  return {
    isAnswered: true,
    status: answer.statusCode ?? 0,
    headers: headersOf(answer.headers),
    text: await beginning(answer).catch(() => ''),
  };
}

/** Seconds that a busy provider asks for by `Retry-After` in seconds (RFC 9110), 60 at most; a few where it does not say. */
export function retryAfterSeconds(headers: Headers): number {
  const given = headers.get('retry-after') ?? '';
  return /^\d{1,15}$/.test(given) ? Math.min(Number(given), LONGEST_REST_SECONDS) : STANDARD_REST_SECONDS;
}

/** What a call without an answer says: once it was sent, nobody knows. */
const lost = ({ isHandedOver, code }: { readonly isHandedOver: boolean; readonly code: string }): DeliveryOutcome => ({
  result: isHandedOver ? 'unknown' : 'failed',
  why: code === 'timeout' ? code : `http ${code}`,
});

const headersOf = (given: IncomingHttpHeaders): Headers =>
  new Headers(Object.entries(given).map(([name, value]) => [name, String(value)]));

async function beginning(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= ANSWER_LIMIT) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8');
}
