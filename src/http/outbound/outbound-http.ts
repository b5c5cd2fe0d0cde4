import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { HttpAgents } from './http-agents';
import { type HttpCall, httpCall, type Unanswered } from './http-call';
import type { ProxySettings } from './proxy-settings';

/** Maximum bytes of a response body that are read; no vendor answers with more. */
const BODY_LIMIT = 64 * 1024;

/** Response of a server; `text` is empty when its body was cut off. */
export interface HttpResponse {
  readonly isAnswered: true;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Client for the servers of others: one pool of connections, through the proxies that the environment names. */
export class OutboundHttp {
  private readonly agents: HttpAgents;

  constructor(proxies: ProxySettings = {}) {
    this.agents = new HttpAgents(proxies);
  }

  /**
   * Sends a POST request and reads the response. Follows no redirect, because the message is meant for the configured
   * address only. With `mayRepeat`, a request that met the end of a kept connection is sent once more over a new one: the
   * server may have read the first one. Never rejects.
   */
  async post(call: HttpCall, mayRepeat: boolean): Promise<HttpResponse | Unanswered> {
    const first = await httpCall(call, this.agents.kept(call.url));
    const isRepeated = mayRepeat && !first.isAnswered && first.isStaleConnection;
    const called = isRepeated ? await httpCall(call, this.agents.fresh(call.url)) : first;
    if (called.isAnswered) return readResponse(called.answer);
    /* The first request may have been processed, whatever became of the second. */
    return { ...called, isHandedOver: called.isHandedOver || isRepeated };
  }
}

async function readResponse(answer: IncomingMessage): Promise<HttpResponse> {
  const text = await readBody(answer).catch(() => '');
  return { isAnswered: true, status: answer.statusCode ?? 0, headers: toHeaders(answer.headers), text };
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

/** JSON object from outside, whose content is unchecked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses a JSON object; returns an empty object for any other text. */
export function parseObject(json: string): JsonObject {
  try {
    return objectOf(JSON.parse(json.replace(/^\uFEFF/, '')));
  } catch {
    return {};
  }
}

/** Returns the value itself if it is an object (or array); otherwise an empty object. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null ? (value as JsonObject) : {};
