import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Channel, DeliveryOutcome } from './channel';
import { HttpAgents } from './http-agents';
import { type HttpAnswer, type HttpCall, httpCall } from './http-call';
import type { ProxySettings } from './proxy-settings';

/** Maximum bytes of a response body that are read; no vendor answers with more. */
const BODY_LIMIT = 64 * 1024;

/** Response of a vendor; `text` is empty when its body was cut off. */
export interface HttpResponse {
  readonly isAnswered: true;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Response of a vendor or, when there is none, the outcome for the message. */
export type PostResult = HttpResponse | { readonly isAnswered: false; readonly outcome: DeliveryOutcome };

export interface HttpClientOptions {
  readonly proxies?: ProxySettings;
  /** Names of vendors whose request is repeated after a reset, though they do not deduplicate. */
  readonly retryOnReset?: readonly string[];
}

/** HTTP client of all vendors: one pool of connections, through the proxies that the environment names. */
export class HttpClient {
  private readonly agents: HttpAgents;
  private readonly retryOnReset: ReadonlySet<string>;

  constructor({ proxies = {}, retryOnReset = [] }: HttpClientOptions = {}) {
    this.agents = new HttpAgents(proxies);
    this.retryOnReset = new Set(retryOnReset);
  }

  /**
   * Sends a POST request and reads the response. Follows no redirect, because the message is meant for the configured
   * address only. A request that met the end of a kept connection is sent once more over a new one if the vendor
   * deduplicates, or RETRY_ON_RESET names it: the vendor may have read the first one. Never rejects.
   */
  async post(call: HttpCall, vendor: Pick<Channel, 'name' | 'deduplicates'>): Promise<PostResult> {
    const first = await httpCall(call, this.agents.kept(call.url));
    const mayRepeat = vendor.deduplicates || this.retryOnReset.has(vendor.name);
    const isRepeated = mayRepeat && !first.isAnswered && first.isStaleConnection;
    const called = isRepeated ? await httpCall(call, this.agents.fresh(call.url)) : first;
    if (called.isAnswered) return readResponse(called.answer);
    /* The first request may have been processed, whatever became of the second. */
    const isHandedOver = called.isHandedOver || isRepeated;
    return { isAnswered: false, outcome: outcomeWithoutAnswer({ ...called, isHandedOver }) };
  }
}

/** Outcome for a message without a response: `unknown` if the request was sent, because it may have been processed. */
function outcomeWithoutAnswer({ isHandedOver, code }: HttpAnswer & { isAnswered: false }): DeliveryOutcome {
  return { result: isHandedOver ? 'unknown' : 'failed', why: code === 'timeout' ? code : `http ${code}` };
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
