import { gps, member, pcuser, smssend, systems, v1 } from '../wire/dialect-requests';
import type { WireAnswer, WireRequest } from '../wire/kept-connection';
import type { Typed } from './people';

/** Solves the captcha of a member client, and returns the fields that prove it. */
export type SolveCaptcha = () => Promise<Readonly<Record<string, string>>>;

/** Builds a request from what is typed, and from the answers to the requests before it. */
type Request = (
  typed: Typed,
  solve: SolveCaptcha,
  answers: readonly WireAnswer[],
) => WireRequest | Promise<WireRequest>;

/** One call, made again and again for two kinds of identifiers, whose answers must not differ. */
export interface Scenario {
  readonly dialect: 'systems' | 'pcuser' | 'smssend' | 'gps' | 'member' | 'v1';
  readonly call: string;
  /** `account`: identifiers of an account, and of none; `phone`: the phone of the named account, and of another one. */
  readonly contrast: 'account' | 'phone';
  /** Requests before the measured one, by the same client address. */
  readonly before: readonly Request[];
  readonly request: Request;
}

const WRONG = '000000';
const NO_TICKET = 'A'.repeat(43);

type Rest = Partial<Pick<Scenario, 'contrast' | 'before'>>;

const of =
  (dialect: Scenario['dialect']) =>
  (call: string, request: Request, { contrast = 'account', before = [] }: Rest = {}): Scenario => ({
    dialect,
    call,
    request,
    contrast,
    before,
  });

const sent = {
  systems: ({ username, phone }: Typed) => systems.send(username, phone),
  pcuser: ({ phone }: Typed) => pcuser.send(phone),
  smssend: ({ username, phone }: Typed) => smssend.send(phone, { username }),
  gps: ({ phone }: Typed) => gps.send(phone),
  member: async ({ username, phone }: Typed, solve: SolveCaptcha) => member.send(username, phone, await solve()),
};

const ofSystems = of('systems');
const ofPcuser = of('pcuser');
const ofSmssend = of('smssend');
const ofGps = of('gps');
const ofMember = of('member');

/** Sends of each dialect. */
const sends: readonly Scenario[] = [
  ofSystems('send by name and phone', sent.systems),
  ofPcuser('send by phone', sent.pcuser),
  ofSmssend('send by name and phone', sent.smssend),
  ofGps('send by phone', sent.gps),
  ofMember('send by name and phone', sent.member),
];

/** Guesses of each dialect where no code was sent. */
const guesses: readonly Scenario[] = [
  ofSystems('guess by name', ({ username }) => systems.verify(username, WRONG)),
  ofPcuser('guess by phone', ({ phone }) => pcuser.verify(phone, WRONG)),
  ofSmssend('reset by phone', ({ phone }) => smssend.reset(phone, WRONG)),
  ofGps('guess by name', ({ username }) => gps.verify(username, WRONG)),
  ofGps('guess by phone', ({ phone }) => gps.verify(phone, WRONG)),
  ofMember('reset by name', ({ username }) => member.reset(username, WRONG)),
];

/** Sign-ins of each dialect that has them, with a wrong password. */
const signIns: readonly Scenario[] = [
  ofSmssend('sign in by name', ({ username }) => smssend.signIn({ username })),
  ofGps('sign in by phone', ({ phone }) => gps.signIn(phone)),
  ofMember('sign in by name', ({ username }) => member.signIn(username)),
];

/** Calls whose code, if there is one, was asked for by other identifiers or another dialect. */
const namedOtherwise: readonly Scenario[] = [
  ofSystems('guess by name after a send', ({ username }) => systems.verify(username, WRONG), {
    before: [sent.systems],
  }),
  ofPcuser('guess by phone, sent by name and phone', ({ phone }) => pcuser.verify(phone, WRONG), {
    before: [sent.smssend],
  }),
  ofSmssend('reset by phone, sent by name and phone', ({ phone }) => smssend.reset(phone, WRONG), {
    before: [sent.systems],
  }),
  ofGps('guess by name, sent by phone', ({ username }) => gps.verify(username, WRONG), { before: [sent.gps] }),
  ofMember('reset by name, sent by phone', ({ username }) => member.reset(username, WRONG), { before: [sent.pcuser] }),
  ofSystems('guess by name, sent to its phone or another', ({ username }) => systems.verify(username, WRONG), {
    contrast: 'phone',
    before: [sent.systems],
  }),
  ofGps('guess by name, sent to its phone or another', ({ username }) => gps.verify(username, WRONG), {
    contrast: 'phone',
    before: [sent.gps],
  }),
];

/** Sends that name an account with its own phone, or with that of another. */
const otherPhones: readonly Scenario[] = [
  ofSystems('send to its phone or another', sent.systems, { contrast: 'phone' }),
  ofSmssend('send to its phone or another', sent.smssend, { contrast: 'phone' }),
  ofMember('send to its phone or another', sent.member, { contrast: 'phone' }),
];

const resets: readonly Scenario[] = [
  ofSystems('reset by ticket', ({ username }) => systems.change(username, NO_TICKET)),
  ofPcuser('reset by phone and id', ({ phone, id }) => pcuser.reset(phone, WRONG, id)),
  ofGps('reset by name', ({ username }) => gps.reset(username, WRONG)),
  ofGps('reset by phone', ({ phone }) => gps.reset(phone, WRONG)),
  ofGps('reset by ticket', ({ username }) => gps.resetByTicket(username, NO_TICKET)),
];

const registrations: readonly Scenario[] = [
  ofPcuser('existence by name', ({ username }) => pcuser.exists(username)),
  ofSmssend('existence by name', ({ username }) => smssend.exists(username)),
  ofGps('existence by name', ({ username }) => gps.exists(username)),
  ofPcuser('send to register', ({ phone }) => pcuser.sendRegistration(phone)),
  ofGps('send to register', ({ phone }) => gps.sendRegistration(phone)),
  ofMember('send to register', async ({ phone }, solve) => member.sendRegistration(phone, await solve())),
  ofGps('guess to register', ({ phone }) => gps.verifyRegistration(phone, WRONG)),
  ofMember('guess to register', ({ phone }) => member.verifyRegistration(phone, WRONG)),
  ofSmssend('register', ({ username, phone }) => smssend.register(username, phone, WRONG)),
];

const ofV1 = of('v1');

/**
 * Id of the challenge that the first request before this one began. Throws where it began none: an id of none would be
 * answered alike for everybody.
 */
function idIn([begun]: readonly WireAnswer[]): string {
  const { id } = JSON.parse(begun?.body ?? '{}') as { readonly id?: string };
  if (id === undefined) throw new Error(`no challenge was begun: ${begun?.body ?? ''}`);
  return id;
}

const sendByName = ({ username }: Typed) => v1.send({ username });
const sendByPhone = ({ phone }: Typed) => v1.send({ phone });

const callsOfV1: readonly Scenario[] = [
  ofV1('send by name', sendByName),
  ofV1('send by phone', sendByPhone),
  ofV1('send to sign in by name', ({ username }) => v1.sendSignIn({ username })),
  ofV1('send to register', ({ phone }) => v1.sendRegistration(phone)),
  ofV1('sign in by name', ({ username }) => v1.signIn(username)),
  ofV1('sign in by phone', ({ phone }) => v1.signIn(phone)),
];

/** Calls of /v1 about a challenge that a send has begun. */
const callsOfChallenges: readonly Scenario[] = [
  ofV1('send again', (_typed, _solve, answers) => v1.resend(idIn(answers)), { before: [sendByPhone] }),
  ofV1('state of a challenge', (_typed, _solve, answers) => v1.state(idIn(answers)), { before: [sendByName] }),
  ofV1('guess after a send', (_typed, _solve, answers) => v1.verify(idIn(answers), WRONG), { before: [sendByName] }),
];

/** All calls under uniform disclosure that can be made where sends of /v1 are refused without a captcha. */
export const scenariosWithoutChallenges: readonly Scenario[] = [
  ...sends,
  ...guesses,
  ...namedOtherwise,
  ...otherPhones,
  ...resets,
  ...registrations,
  ...signIns,
  ...callsOfV1,
];

/** All calls under uniform disclosure whose answers depend on identifiers. */
export const allScenarios: readonly Scenario[] = [...scenariosWithoutChallenges, ...callsOfChallenges];

/** The same scenarios, with one more request before each measured one: the same as that. */
export const askedTwice = (scenarios: readonly Scenario[]): readonly Scenario[] =>
  scenarios.map((scenario) => ({ ...scenario, before: [...scenario.before, scenario.request] }));
