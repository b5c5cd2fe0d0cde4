import { hostileBodies } from '../../../test/support/aspnet/hostile-bodies';
import { inTurn } from '../parallel-codes/guesses';
import { gps, smssend } from '../wire/dialect-requests';
import type { WireRequest } from '../wire/kept-connection';

/** Flood against one weak point: so many requests a second, whatever becomes of them. */
export interface Attack {
  readonly name: string;
  readonly perSecond: number;
  /** Connections that are opened before the first request; more are opened where answers are late. */
  readonly connections: number;
  /** Number of client addresses that take turns. */
  readonly addresses: number;
  readonly request: (n: number) => WireRequest;
}

const MANY = 1_000_000;
const KIB = 1024;
const post = (
  path: string,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): WireRequest => ({
  path,
  body,
  headers: { 'content-type': type, ...headers },
});
const get = (path: string): WireRequest => ({ method: 'GET', path, body: '', headers: {} });

const FORM = 'application/x-www-form-urlencoded';
const manyParameters = (bytes: number): string =>
  Array.from({ length: bytes / 6 }, (_, n) => `${n.toString(36)}=`)
    .join('&')
    .slice(0, bytes);
const large = manyParameters(128 * KIB);
const admitted = manyParameters(16 * KIB);
const forged = { 'x-twilio-signature': `${'A'.repeat(27)}=` };
const client = (n: number): string => `c395c016-ad85-40d9-963b-${String(n).padStart(12, '0')}`;
const ROUTES = ['/api/member/login', '/api/User/Login', '/Systems/sendVerificationCode', '/pcuser-tologin'];
const UNKNOWN = ['/nothing/here', '/Systems/nothing', '/pcuser-tologin?action=nothing', '/v1/receipts/nothing'];

export const attacks: readonly Attack[] = [
  {
    name: 'forged Twilio receipts of 128 KiB',
    ...{ perSecond: 100, connections: 20, addresses: MANY },
    request: () => post('/v1/receipts/twilio', FORM, large, forged),
  },
  {
    name: 'forged Vonage receipts of many parameters',
    ...{ perSecond: 200, connections: 20, addresses: MANY },
    request: () => post('/v1/receipts/vonage', FORM, admitted),
  },
  {
    name: 'readiness checks over 3,500 connections',
    ...{ perSecond: 1_000, connections: 3_500, addresses: 3_500 },
    request: () => get('/health/ready'),
  },
  {
    name: 'sign-ins from changing addresses',
    ...{ perSecond: 400, connections: 50, addresses: MANY },
    request: (n) => smssend.signIn({ username: `nobody${String(n)}` }),
  },
  {
    name: 'captchas from changing addresses',
    ...{ perSecond: 300, connections: 50, addresses: MANY },
    request: (n) => get(`/api/member/imgcode?client=${client(n)}`),
  },
  {
    name: 'unknown paths and actions',
    ...{ perSecond: 1_000, connections: 50, addresses: 10 },
    request: (n) => post(inTurn(UNKNOWN, n), FORM, ''),
  },
  {
    name: 'guesses at invented names',
    ...{ perSecond: 200, connections: 50, addresses: MANY },
    request: (n) => gps.verify(`nobody${String(n)}`, '000000'),
  },
  {
    name: 'malformed XML, JSON and forms of 16 KiB',
    ...{ perSecond: 200, connections: 50, addresses: MANY },
    request: (n) => {
      const [, type, body] = inTurn(hostileBodies, n);
      return post(inTurn(ROUTES, n), type, String(body));
    },
  },
];
