import type { DeliveryOutcome } from '../channel';

/** More than any vendor answers; the rest is not read. */
const ANSWER_LIMIT = 64 * 1024;

/** How long a provider rests that does not say how long. */
const STANDARD_REST_SECONDS = 5;

/** How long it rests at most: longer than that, its word is less likely than a mistake. */
const LONGEST_REST_SECONDS = 60;

/** Errors met before a byte of the message was sent. */
const BEFORE_HAND_OVER = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export interface Posted {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** The provider's answer, its text empty when it broke off; or what the lack of an answer says about the message. */
export type PostResult =
  | { readonly isAnswered: true; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly isAnswered: false; readonly outcome: DeliveryOutcome };

/** Posts over HTTP. Redirects are not followed: the message is for the configured address only. */
export async function post({ url, ...request }: Posted): Promise<PostResult> {
  try {
    const answer = await fetch(url, { method: 'POST', redirect: 'manual', ...request });
    return {
      isAnswered: true,
      status: answer.status,
      headers: answer.headers,
      text: await beginning(answer).catch(() => ''),
    };
  } catch (error) {
    return { isAnswered: false, outcome: lost(error) };
  }
}

/** Seconds that a busy provider asks for by `Retry-After` in seconds (RFC 9110), 60 at most; a few where it does not say. */
export function restSeconds(headers: Headers): number {
  const given = headers.get('retry-after') ?? '';
  return /^\d{1,15}$/.test(given) ? Math.min(Number(given), LONGEST_REST_SECONDS) : STANDARD_REST_SECONDS;
}

/** What a call without an answer says: only an error before the connection stood proves that nothing was sent. */
function lost(error: unknown): DeliveryOutcome {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError' || name === 'AbortError') return { result: 'unknown', why: 'timeout' };
  const code = cause?.code ?? 'error';
  const certain = BEFORE_HAND_OVER.has(code) || code.startsWith('CERT_') || code.includes('SELF_SIGNED');
  return { result: certain ? 'failed' : 'unknown', why: `http ${code}` };
}

async function beginning({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= ANSWER_LIMIT) break;
  }
  return Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8');
}
