import { memberXml, signedFields } from '../black-box/member-xml';
import type { WireAnswer, WireRequest } from '../proofs/wire/kept-connection';
import { systems } from '../proofs/wire/dialect-requests';

/** GUID of the client of captcha number `n`. */
export const clientOf = (n: number): string => `c395c016-ad85-40d9-963b-${n.toString(16).padStart(12, '0')}`;

/** Answer of every captcha that a run stores. */
export const CAPTCHA_ANSWER = 'ACDEF';

/** Member send, in either format, with the solved captcha of client number `n`. */
export function memberSend(
  format: 'json' | 'xml',
  { username, phone, n }: { username: string; phone: string; n: number },
): WireRequest {
  const fields = { client: clientOf(n), img_code: CAPTCHA_ANSWER, phone_number: phone, username };
  const body =
    format === 'xml'
      ? memberXml('MemberRetrievePwdSendCodRequest', fields)
      : JSON.stringify({ ...signedFields(), terminal: 1, ...fields });
  const type = `application/${format}`;
  return { path: '/api/member/retrievepwd/sendcode', body, headers: { 'content-type': type, accept: type } };
}

export const captcha = (n: number): WireRequest => ({
  method: 'GET',
  path: `/api/member/imgcode?client=${clientOf(n)}`,
  body: '',
  headers: {},
});

export const live: WireRequest = { method: 'GET', path: '/health/live', body: '', headers: {} };

/** Body that ends within a string. */
export const malformed: WireRequest = { ...systems.send('', ''), body: '{"username":"bench1","mobile_phone":"+8613' };

export const isPicture = ({ status, body }: WireAnswer): boolean => status === 200 && body.startsWith('\x89PNG');

/** True for a systems reply with this result number. */
export const hasMsg =
  (msg: number, expected = 200) =>
  ({ status, body }: WireAnswer): boolean =>
    status === expected && body.includes(`"msg":${String(msg)},`);
