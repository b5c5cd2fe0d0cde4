import type { Agent, ClientRequest, IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** Time limit for connecting, in milliseconds: the next vendor is a better choice than one that is slow to reach. */
const CONNECT_MS = 2_000;

/** `Keep-Alive: timeout` in seconds up to which a connection is closed after the response: it ends while we may use it. */
const SHORT_KEEP_ALIVE_SECONDS = 1;

/** POST request. */
export interface HttpCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Way of a request to its server. */
export interface HttpRoute {
  readonly agent: Agent;
  /** Header fields for a proxy that gets the request itself, instead of a tunnel; undefined without such a proxy. */
  readonly forwarding?: Readonly<Record<string, string>>;
}

/** Absence of a response. */
export interface Unanswered {
  readonly isAnswered: false;
  /** True when a byte of the request was sent. */
  readonly isHandedOver: boolean;
  /** True when a connection that had been used before was closed, and no byte of the response had arrived. */
  readonly isStaleConnection: boolean;
  readonly code: string;
}

/** Head of a response with its body still unread, or the absence of a response. */
export type HttpAnswer = { readonly isAnswered: true; readonly answer: IncomingMessage } | Unanswered;

/**
 * Sends a POST request and resolves with the head of the response. No byte is written before the connection is
 * established, on https: before the server has shown a certificate that is valid for its name. So a server that cannot
 * be resolved, reached or trusted has certainly received nothing. `code` is an error code of Node.js, `connect
 * timeout`, `proxy` and an error code or status, or `timeout` when `signal` aborted the call. Never rejects.
 */
export function httpCall(call: HttpCall, route: HttpRoute): Promise<HttpAnswer> {
  return new Promise<HttpAnswer>((resolve) => {
    const request = createRequest(call, route);
    let connection: UsedConnection | undefined;
    const connectTimer = setTimeout(() => {
      request.destroy(Object.assign(new Error(), { code: 'connect timeout' }));
    }, CONNECT_MS);
    const fail = (error?: Error) => {
      clearTimeout(connectTimer);
      const isHandedOver = connection !== undefined;
      const code = isHandedOver || !route.forwarding ? codeOf(error) : withProxy(codeOf(error));
      resolve({ isAnswered: false, isHandedOver, isStaleConnection: isStale(request, connection, code), code });
    };
    whenConnected(request, (socket) => {
      clearTimeout(connectTimer);
      connection = { socket, bytesRead: socket.bytesRead };
      request.end(call.body);
    });
    request.on('error', fail).on('close', fail);
    request.on('response', (answer) => {
      closeAfterShortKeepAlive(answer);
      resolve({ isAnswered: true, answer });
    });
  }).catch((error: unknown) => ({
    ...{ isAnswered: false, isHandedOver: false, isStaleConnection: false, code: codeOf(error) },
  }));
}

/** Creates the request. Throws for one that cannot be sent, such as one with a line break in a header. */
function createRequest({ url, headers, signal }: HttpCall, { agent, forwarding }: HttpRoute): ClientRequest {
  const own = { 'User-Agent': 'regain', Accept: '*/*', ...headers };
  const options = { method: 'POST', headers: { ...own, ...forwarding }, signal, agent };
  if (url.startsWith('https:')) return tlsRequest(url, options);
  return forwarding ? plainRequest(url, { ...options, path: absoluteForm(url) }) : plainRequest(url, options);
}

/** Request target for a proxy (RFC 9112, 3.2.2). */
const absoluteForm = (url: string): string => {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
};

/** Calls `callback` once the request has a connection: immediately when the agent reuses one. */
function whenConnected(request: ClientRequest, callback: (socket: Socket) => void): void {
  request.once('socket', (socket) => {
    const ready = () => {
      callback(socket);
    };
    if (request.reusedSocket) ready();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', ready);
  });
}

/** Connection of a request, and the bytes that it had received before. */
interface UsedConnection {
  readonly socket: Socket;
  readonly bytesRead: number;
}

const RESET = new Set(['ECONNRESET', 'EPIPE']);

function isStale(request: ClientRequest, connection: UsedConnection | undefined, code: string): boolean {
  if (connection === undefined || !request.reusedSocket || !RESET.has(code)) return false;
  return connection.socket.bytesRead === connection.bytesRead;
}

/**
 * Closes the connection after a response whose `Keep-Alive: timeout` is about to run out. Node's agent reads it as the
 * first parameter only.
 */
function closeAfterShortKeepAlive(answer: IncomingMessage): void {
  const given = /(?:^|[,;\s])timeout\s*=\s*"?(\d+)/i.exec(String(answer.headers['keep-alive'] ?? ''))?.[1];
  if (given === undefined || Number(given) > SHORT_KEEP_ALIVE_SECONDS) return;
  const { socket } = answer;
  answer.once('end', () => socket.destroy());
}

/** Error code for the absence of a proxy's help. */
export const withProxy = (code: string | number): string => `proxy ${String(code)}`;

/** Error code of Node.js, or `error`; `timeout` for an aborted call. */
export function codeOf(error: unknown): string {
  const { code = 'error' } = (error ?? {}) as { code?: string };
  return code === 'ABORT_ERR' ? 'timeout' : code;
}
