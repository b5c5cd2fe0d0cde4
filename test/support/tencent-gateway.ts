import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import type { VendorAnswer, VendorCall } from './vendor-server';

const SIGNED =
  /^TC3-HMAC-SHA256 Credential=[^/]+\/(?<date>\d{4}-\d\d-\d\d)\/sms\/tc3_request, SignedHeaders=(?<names>[^,]+), Signature=(?<signature>[0-9a-f]{64})$/;

/** Answers of the gateway to well signed calls and to others. Errors come with HTTP 200. */
export function tencentGateway(secret: string, answer: VendorAnswer | (() => VendorAnswer)) {
  const told = typeof answer === 'function' ? answer : () => answer;
  return (call: VendorCall): VendorAnswer =>
    isSignedForTencent(secret, call) ? told() : tencentError('AuthFailure.SignatureFailure');
}

/** The call as a whole is refused. */
export const tencentError = (code: string): VendorAnswer =>
  response({ Error: { Code: code, Message: 'to +8613812341234: 135791' }, RequestId: 'ed93f3cb' });

/** Status of the one message of a call. */
export const tencentStatus = (status: object): VendorAnswer =>
  response({ SendStatusSet: [{ PhoneNumber: '+8613812341234', Message: '135791', ...status }], RequestId: 'a0aabda6' });

const response = (content: object): VendorAnswer => ({ status: 200, body: JSON.stringify({ Response: content }) });

/** Whether a call is signed as "Signature v3" says, for the day of its timestamp and for SMS. */
function isSignedForTencent(secret: string, { method, path, headers, body }: VendorCall): boolean {
  const { date, names, signature } = SIGNED.exec(String(headers.authorization))?.groups ?? {};
  if (date === undefined || names === undefined) return false;
  const timestamp = String(headers['x-tc-timestamp']);
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim().toLowerCase()}\n`);
  const payload = createHash('sha256').update(body).digest('hex');
  const canonical = `${method}\n${path}\n\n${lines.join('')}\n${names}\n${payload}`;
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${hashed}`;
  const mac = (key: BinaryLike, text: string) => createHmac('sha256', key).update(text).digest();
  const key = mac(mac(mac(`TC3${secret}`, date), 'sms'), 'tc3_request');
  const day = new Date(Number(timestamp) * 1000).toISOString();
  return (
    day.startsWith(date) &&
    ['content-type', 'host'].every((name) => names.split(';').includes(name)) &&
    signature === mac(key, toSign).toString('hex')
  );
}
