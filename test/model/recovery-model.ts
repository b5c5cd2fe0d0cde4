/**
 * Limits under which the model and the service run: those of the service, with one lifetime and cooldown for all dialects.
 * All requests come from one network, so that nothing is kept for others.
 */
export const MODEL_LIMITS = {
  ...{ cooldownSeconds: 60, dialectCooldownMaxSeconds: 0 },
  ...{ smsLifetimeSeconds: 180, codeLifetimeMaxSeconds: 180 },
  ...{ ticketSeconds: 600, redeemSeconds: 600 },
  ...{ attemptsPerChallenge: 5, sendsPerChallenge: 3 },
  ...{ wrongPerHour: 10, wrongPerDay: 30, pauseSeconds: 900, pauseMaxSeconds: 3_600 },
  ...{ targetPerHour: 5, targetPerDay: 10, captchaSendsPerDay: 3 },
  ...{ ownWrongPerDay: 0, spareSendsPerHour: 0, spareSendsPerDay: 0 },
};

/** Class of a reply, as far as every dialect tells it: `wrong` for a code that is wrong or was not compared. */
export type Reply = 'done' | 'wrong' | 'expired' | 'too-frequent' | 'sign-in-again';

/** Kind of a reset token: issued for a right code, or mailed in a link. */
export type TicketKind = 'code' | 'link';

/** Effect of verifying a right code, by dialect: it ends (`exchange`), or stays for one reset, with or without a ticket. */
export type VerifyMode = 'exchange' | 'keep' | 'keep-with-ticket';

/** Operation on one account, with the values that the service produced for it: a code, a ticket, a session. */
export type Step =
  | { readonly kind: 'send'; readonly hasCaptcha: boolean; readonly newCode?: string | undefined }
  | { readonly kind: 'mail'; readonly newTicket?: string | undefined }
  | {
      readonly kind: 'verify';
      readonly mode: VerifyMode;
      readonly code: string;
      readonly newTicket?: string | undefined;
    }
  | { readonly kind: 'reset'; readonly code: string; readonly password: string }
  | {
      readonly kind: 'redeem';
      readonly expects: TicketKind;
      /** Reply to a token that never was a ticket. */
      readonly unknownToken: Reply;
      readonly ticket: string;
      readonly password: string;
    }
  | { readonly kind: 'sign-in'; readonly password: string; readonly newSession?: string | undefined };

interface ModelCode {
  readonly text: string;
  readonly isAccepted: boolean;
  readonly expiresAt: number;
}

interface EnteredCode extends ModelCode {
  readonly isCurrent: boolean;
}

interface ModelChallenge {
  readonly isSpent: boolean;
  readonly attempts: number;
  readonly sends: number;
  readonly expiresAt: number;
  /** Newest first. */
  readonly codes: readonly ModelCode[];
}

interface ModelTicket {
  readonly kind: TicketKind;
  readonly version: number;
  readonly expiresAt: number;
  readonly isSpent: boolean;
}

/** Sends to one address. */
interface ModelTarget {
  readonly cooldownUntil: number;
  readonly sentAt: readonly number[];
}

/** What the service must remember of one account. Times are minutes since the start of the run. */
export interface AccountModel {
  /** Number of password changes. */
  readonly version: number;
  readonly password: string;
  readonly challenge: ModelChallenge | undefined;
  /** Newest challenge of the previous version. */
  readonly former: ModelChallenge | undefined;
  readonly wrongAt: readonly number[];
  readonly pausedUntil: number;
  readonly pauses: number;
  readonly phone: ModelTarget;
  readonly email: ModelTarget;
  readonly tickets: Readonly<Record<string, ModelTicket>>;
  /** Version at which each session was opened. */
  readonly sessions: Readonly<Record<string, number>>;
}

export interface StepResult {
  readonly reply: Reply;
  readonly after: AccountModel;
}

const MINUTE_SECONDS = 60;
const HOUR = 60;
const DAY = 24 * HOUR;
const minutes = (seconds: number): number => seconds / MINUTE_SECONDS;

const neverSent: ModelTarget = { cooldownUntil: 0, sentAt: [] };

export const newAccountModel = (password: string): AccountModel => ({
  ...{ version: 0, password, challenge: undefined, former: undefined },
  ...{ wrongAt: [], pausedUntil: 0, pauses: 0, phone: neverSent, email: neverSent, tickets: {}, sessions: {} },
});

/** Predicts the reply to one operation, and the account afterwards. */
export function step(account: AccountModel, operation: Step, now: number): StepResult {
  switch (operation.kind) {
    case 'send':
      return send(account, operation, now);
    case 'mail':
      return mail(account, operation, now);
    case 'verify':
      return verify(account, operation, now);
    case 'reset':
      return reset(account, operation, now);
    case 'redeem':
      return redeem(account, operation, now);
    case 'sign-in':
      return signIn(account, operation);
  }
}

type StepOf<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

function send(account: AccountModel, { hasCaptcha, newCode = '' }: StepOf<'send'>, now: number): StepResult {
  const isPaused = !hasCaptcha && account.pausedUntil > now;
  if (isPaused || !hasRoom(account.phone, hasCaptcha, now)) return { reply: 'too-frequent', after: account };
  const pausedUntil = Math.min(account.pausedUntil, now);
  const challenge = withCode(account.challenge, newCode, now);
  return { reply: 'done', after: { ...account, pausedUntil, challenge, phone: counted(account.phone, now) } };
}

function mail(account: AccountModel, { newTicket = '' }: StepOf<'mail'>, now: number): StepResult {
  if (!hasRoom(account.email, true, now)) return { reply: 'too-frequent', after: account };
  const after = withTicket(account, newTicket, 'link', now);
  return { reply: 'done', after: { ...after, email: counted(account.email, now) } };
}

/** A send waits for the cooldown, and for room in the hour and the day; some of the day are kept for a solved captcha. */
function hasRoom({ cooldownUntil, sentAt }: ModelTarget, hasCaptcha: boolean, now: number): boolean {
  const { targetPerHour, targetPerDay, captchaSendsPerDay } = MODEL_LIMITS;
  const since = (length: number): number => sentAt.filter((at) => at > now - length).length;
  const perDay = hasCaptcha ? targetPerDay : targetPerDay - captchaSendsPerDay;
  return cooldownUntil <= now && since(HOUR) < targetPerHour && since(DAY) < perDay;
}

const counted = ({ sentAt }: ModelTarget, now: number): ModelTarget => ({
  cooldownUntil: now + minutes(MODEL_LIMITS.cooldownSeconds),
  sentAt: [...sentAt, now],
});

/** A resend adds its code to the open challenge; from the fourth send on, to a new one that takes the live codes along. */
function withCode(challenge: ModelChallenge | undefined, text: string, now: number): ModelChallenge {
  const expiresAt = now + minutes(MODEL_LIMITS.smsLifetimeSeconds);
  const code = { text, isAccepted: false, expiresAt };
  const open = challenge && isOpen(challenge, now) ? challenge : undefined;
  if (open && open.sends < MODEL_LIMITS.sendsPerChallenge)
    return {
      ...open,
      sends: open.sends + 1,
      expiresAt: Math.max(open.expiresAt, expiresAt),
      codes: [code, ...open.codes],
    };
  const carried = (open?.codes ?? []).filter((each) => each.expiresAt > now);
  return { isSpent: false, attempts: 0, sends: 1, expiresAt, codes: [code, ...carried] };
}

const isOpen = ({ isSpent, attempts, expiresAt }: ModelChallenge, now: number): boolean =>
  !isSpent && attempts < MODEL_LIMITS.attemptsPerChallenge && expiresAt > now;

const CODE = /^[0-9]{6}$/;

/** Result of entering a code: a right one with its challenge, or the refusal with the account that has counted it. */
type Entered =
  | { readonly isRight: true; readonly challenge: ModelChallenge; readonly code: ModelCode }
  | (StepResult & { readonly isRight: false });

function enter(account: AccountModel, text: string, now: number): Entered {
  if (!CODE.test(text)) return { isRight: false, reply: 'wrong', after: account };
  const code = codeOf(newest(account), text);
  const challenge = openChallenge(account, now);
  if (!challenge) return { isRight: false, ...missed(account, code, now) };
  if (code && isGood(code, now)) return { isRight: true, challenge, code };
  const charged = { ...account, challenge: { ...challenge, attempts: challenge.attempts + 1 } };
  return { isRight: false, reply: code ? 'expired' : 'wrong', after: withWrongGuess(charged, now) };
}

/** The newest challenge: that before the last reset, where there was none since. */
const newest = ({ challenge, former }: AccountModel): ModelChallenge | undefined => challenge ?? former;

/** The challenge at which codes are compared; undefined during a pause, and where none is open. */
const openChallenge = ({ challenge, pausedUntil }: AccountModel, now: number): ModelChallenge | undefined =>
  challenge && pausedUntil <= now && isOpen(challenge, now) ? challenge : undefined;

const isGood = ({ isCurrent, expiresAt }: EnteredCode, now: number): boolean => isCurrent && expiresAt > now;

/** A guess that was not compared counts as any other; not during a pause, and not where a used code is entered again. */
function missed(account: AccountModel, code: EnteredCode | undefined, now: number): StepResult {
  const reply = code && isOver(account, now) ? 'expired' : 'wrong';
  const isUsed = code !== undefined && newest(account)?.isSpent === true;
  return { reply, after: isUsed || account.pausedUntil > now ? account : withWrongGuess(account, now) };
}

/** True where no attempts are used up, and there is no pause: the challenge has ended, or there is none. */
const isOver = ({ challenge, pausedUntil }: AccountModel, now: number): boolean =>
  pausedUntil <= now && (challenge === undefined || challenge.isSpent || challenge.expiresAt <= now);

/** The code of a challenge that was entered; one of the last two is current, and one that was verified. */
function codeOf(challenge: ModelChallenge | undefined, text: string): EnteredCode | undefined {
  const index = challenge?.codes.findIndex((each) => each.text === text) ?? -1;
  const code = challenge?.codes[index];
  return code && { ...code, isCurrent: index < 2 || code.isAccepted };
}

/** A wrong guess counts in the hour and the day; one that fills either starts a pause, each twice as long as the last. */
function withWrongGuess(account: AccountModel, now: number): AccountModel {
  const { wrongPerHour, wrongPerDay, pauseSeconds, pauseMaxSeconds } = MODEL_LIMITS;
  const wrongAt = [...account.wrongAt, now];
  const since = (length: number): number => wrongAt.filter((at) => at > now - length).length;
  const pauses = now - account.pausedUntil >= DAY ? 0 : account.pauses;
  if (since(HOUR) < wrongPerHour && since(DAY) < wrongPerDay) return { ...account, wrongAt, pauses };
  const pause = minutes(Math.min(pauseSeconds * 2 ** pauses, pauseMaxSeconds));
  return { ...account, wrongAt, pausedUntil: now + pause, pauses: pauses + 1 };
}

function verify(account: AccountModel, { mode, code: text, newTicket }: StepOf<'verify'>, now: number): StepResult {
  const entered = enter(account, text, now);
  if (!entered.isRight) return entered;
  const { challenge, code } = entered;
  if (mode !== 'exchange' && code.isAccepted) return { reply: 'expired', after: account };
  const ticketed = mode === 'keep' ? account : withTicket(account, newTicket ?? '', 'code', now);
  return {
    reply: 'done',
    after: { ...ticketed, challenge: mode === 'exchange' ? spent(challenge) : accepted(entered, now) },
  };
}

const spent = (challenge: ModelChallenge): ModelChallenge => ({ ...challenge, isSpent: true });

function accepted({ challenge, code }: Extract<Entered, { readonly isRight: true }>, now: number): ModelChallenge {
  const expiresAt = now + minutes(MODEL_LIMITS.redeemSeconds);
  const codes = challenge.codes.map((each) =>
    each.text === code.text ? { ...each, isAccepted: true, expiresAt } : each,
  );
  return { ...challenge, codes, expiresAt: Math.max(challenge.expiresAt, expiresAt) };
}

const withTicket = (account: AccountModel, token: string, kind: TicketKind, now: number): AccountModel => {
  const expiresAt = now + minutes(MODEL_LIMITS.ticketSeconds);
  const ticket = { kind, version: account.version, expiresAt, isSpent: false };
  return { ...account, tickets: { ...account.tickets, [token]: ticket } };
};

function reset(account: AccountModel, { code, password }: StepOf<'reset'>, now: number): StepResult {
  const entered = enter(account, code, now);
  if (!entered.isRight) return entered;
  return { reply: 'done', after: withPassword({ ...account, challenge: spent(entered.challenge) }, password) };
}

function redeem(account: AccountModel, operation: StepOf<'redeem'>, now: number): StepResult {
  const { ticket: token, expects, unknownToken, password } = operation;
  const ticket = account.tickets[token];
  if (ticket === undefined) return { reply: unknownToken, after: account };
  if (ticket.kind !== expects) return { reply: 'wrong', after: account };
  if (ticket.isSpent || ticket.expiresAt <= now || ticket.version !== account.version)
    return { reply: 'expired', after: account };
  const tickets = { ...account.tickets, [token]: { ...ticket, isSpent: true } };
  return { reply: 'done', after: withPassword({ ...account, tickets }, password) };
}

/** A new password ends the codes, tickets and sessions from before it. */
const withPassword = (account: AccountModel, password: string): AccountModel => ({
  ...account,
  ...{ password, version: account.version + 1, former: account.challenge, challenge: undefined },
});

function signIn(account: AccountModel, { password, newSession }: StepOf<'sign-in'>): StepResult {
  if (password !== account.password) return { reply: 'wrong', after: account };
  if (newSession === undefined) return { reply: 'done', after: account };
  return { reply: 'done', after: { ...account, sessions: { ...account.sessions, [newSession]: account.version } } };
}

/** True when the account has this code, or this ticket. */
export const hasCode = ({ challenge }: AccountModel, text: string): boolean =>
  challenge?.codes.some((code) => code.text === text) ?? false;
export const hasTicket = ({ tickets }: AccountModel, token: string): boolean => token in tickets;

/** True for a session that no reset has ended. */
export const isSessionAlive = (account: AccountModel, token: string): boolean =>
  account.sessions[token] === account.version;
