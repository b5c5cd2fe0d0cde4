import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'TC3-HMAC-SHA256';
const SCOPE_END = 'tc3_request';

export interface Tc3Key {
  readonly secretId: string;
  readonly secretKey: string;
}

/** POST request to the path `/`, to be signed. */
export interface Tc3Call {
  /** First label of the vendor's host name, such as `sms`. */
  readonly service: string;
  readonly timestampSeconds: number;
  /** Headers to sign, among them Content-Type and Host. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Signs a request: returns the value of `Authorization`. Source: Tencent Cloud, "Signature v3" (TC3-HMAC-SHA256). */
export function tc3Authorization(key: Tc3Key, { service, timestampSeconds, headers, body }: Tc3Call): string {
  const date = new Date(timestampSeconds * 1000).toISOString().slice(0, 'yyyy-mm-dd'.length);
  const scope = `${date}/${service}/${SCOPE_END}`;
  const signed = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = ['POST', '/', '', lines, names, sha256(body)].join('\n');
  const derived = [date, service, SCOPE_END].reduce<string | Buffer>(hmac, `TC3${key.secretKey}`);
  const signature = hmac(derived, [ALGORITHM, timestampSeconds, scope, sha256(canonical)].join('\n')).toString('hex');
  return `${ALGORITHM} Credential=${key.secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
