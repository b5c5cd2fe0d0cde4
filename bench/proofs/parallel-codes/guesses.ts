import type { Typed } from '../enumeration/people';
import { gps, member, pcuser, smssend, systems } from '../wire/dialect-requests';
import type { WireRequest } from '../wire/kept-connection';

/** Call with a code, as a client of one dialect makes it. */
export interface Guess {
  readonly name: string;
  /** `accept` leaves the code good for one reset; `consume` ends it. */
  readonly effect: 'accept' | 'consume';
  readonly request: (owner: Typed, code: string) => WireRequest;
  /** Pattern of the body that answers a right code. */
  readonly success: RegExp;
}

const SUCCESS = {
  systems: /"msg":2006\b/,
  pcuser: /"status":0\b/,
  smssend: /"code":0\b/,
  gps: /"State":0\b/,
  member: /"code":1\b/,
} as const;

type Request = Guess['request'];

const accept = (dialect: keyof typeof SUCCESS, request: Request): Guess => ({
  ...{ name: dialect, effect: 'accept', request },
  success: SUCCESS[dialect],
});
const consume = (dialect: keyof typeof SUCCESS, request: Request): Guess => ({
  ...{ name: dialect, effect: 'consume', request },
  success: SUCCESS[dialect],
});

/** Calls that check a code. */
export const checks: readonly Guess[] = [
  consume('systems', ({ username }, code) => systems.verify(username, code)),
  accept('pcuser', ({ phone }, code) => pcuser.verify(phone, code)),
  accept('gps', ({ username }, code) => gps.verify(username, code)),
  accept('gps', ({ phone }, code) => gps.verify(phone, code)),
];

/** Calls that set a new password with a code, which a right one hashes. */
export const resets: readonly Guess[] = [
  consume('smssend', ({ phone }, code) => smssend.reset(phone, code)),
  consume('member', ({ username }, code) => member.reset(username, code)),
  consume('pcuser', ({ phone, id }, code) => pcuser.reset(phone, code, id)),
  consume('gps', ({ username }, code) => gps.reset(username, code)),
];

/** Sends of the dialects whose clients need no captcha for them. */
export const sends: readonly ((owner: Typed) => WireRequest)[] = [
  ({ username, phone }) => systems.send(username, phone),
  ({ phone }) => pcuser.send(phone),
  ({ username, phone }) => smssend.send(phone, { username }),
  ({ phone }) => gps.send(phone),
];

/** Item of a list that is used in turn. */
export const inTurn = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;
