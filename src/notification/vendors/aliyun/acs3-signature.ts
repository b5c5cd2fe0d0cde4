import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';

export interface Acs3Key {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
}

/** A POST request to be signed. */
export interface Acs3Call {
  /** URL of the request. A query must be sorted and encoded by RFC 3986. */
  readonly url: URL;
  /** Headers to sign: `content-type` and the `x-acs-…` ones that are sent, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Signs a request: returns the given headers, the digest of the body and `Authorization`. Source: Alibaba Cloud, "Request
 * syntax and signature method V3" (ACS3-HMAC-SHA256).
 */
export function acs3Headers(key: Acs3Key, { url, headers, body }: Acs3Call): Record<string, string> {
  const digest = sha256(body);
  const sent = { ...headers, 'x-acs-content-sha256': digest };
  const signed = Object.entries({ ...sent, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value.trim()}\n`).join('');
  const canonical = ['POST', url.pathname, url.search.slice(1), lines, names, digest].join('\n');
  const signature = createHmac('sha256', key.accessKeySecret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex');
  const credential = `Credential=${key.accessKeyId},SignedHeaders=${names},Signature=${signature}`;
  return { ...sent, Authorization: `${ALGORITHM} ${credential}` };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
