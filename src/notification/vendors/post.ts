import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { DeliveryOutcome } from './channel';
import { type HttpCall, httpCall } from './http-call';

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
export function restSeconds(headers: Headers): number {
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
