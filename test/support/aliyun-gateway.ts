import { createHash, createHmac } from 'node:crypto';
import type { VendorAnswer, VendorCall } from './vendor-server';

const SIGNED = /^ACS3-HMAC-SHA256 Credential=[^,]+,SignedHeaders=(?<names>[^,]+),Signature=(?<signature>[0-9a-f]{64})$/;

/** The parameters of a call as the gateway reads them. */
export const aliyunParameters = ({ body }: VendorCall): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));

/** Answers of the gateway to well signed calls of SendSms and to others. */
export function aliyunGateway(secret: string, answer: VendorAnswer | (() => VendorAnswer)) {
  const told = typeof answer === 'function' ? answer : () => answer;
  return (call: VendorCall): VendorAnswer =>
    isSignedForAliyun(secret, call) ? told() : aliyunError(400, 'SignatureDoesNotMatch');
}

export const aliyunError = (status: number, code: string): VendorAnswer => ({
  status,
  body: JSON.stringify({ Code: code, Message: 'to +8613812341234: 135791', RequestId: 'F655A8D5' }),
});

/**
 * Whether a call is signed as "Request syntax and signature method V3" says: every header that has to be covered is, the
 * digest is that of the body, and the signature fits what arrived.
 */
function isSignedForAliyun(secret: string, { method, path, headers, body }: VendorCall): boolean {
  const { names, signature } = SIGNED.exec(String(headers.authorization))?.groups ?? {};
  if (names === undefined) return false;
  const owed = Object.keys(headers).filter((name) => /^(?:host|content-type|x-acs-.*)$/.test(name));
  const digest = createHash('sha256').update(body).digest('hex');
  let canonical = `${method}\n${path}\n\n`;
  for (const name of names.split(';')) canonical += `${name}:${String(headers[name]).trim()}\n`;
  canonical += `\n${names}\n${digest}`;
  const toSign = 'ACS3-HMAC-SHA256\n' + createHash('sha256').update(canonical).digest('hex');
  return (
    headers['x-acs-content-sha256'] === digest &&
    owed.sort().join(';') === names &&
    signature === createHmac('sha256', secret).update(toSign).digest('hex')
  );
}
