import { Injectable } from '@nestjs/common';
import { done, type EnteredCode, type Locale, type Outcome, readCode, refuse, throttled } from '../common';
import { type Challenge, compare, isAskedFrom, isOpen, type IssuedCode, type Match, NO_CHALLENGE } from './challenge';
import { ChallengeStore, type StoredChallenge } from './challenge.sql-store';
import { CodeEvents } from './code-events';
import { CodeMac, type CodeScope, scopeKey } from './code-scope';
import { type Attempting, AttemptLimiter, type LockedAttempt } from './limits/attempt-limiter';
import { OtpOptions } from './otp.config';
import type { CodeRefusal } from './otp.refusals';

/** Code as it was entered, and by which client. */
export interface Attempt extends Attempting {
  readonly code: EnteredCode;
}

/** Match of an entered code: its challenge, and the code within it. */
interface RightCode {
  readonly challenge: StoredChallenge;
  readonly code: IssuedCode;
  /** Number of attempts that the challenge admits from the network of this one. */
  readonly maxAttempts: number;
  /** The code in its digits. */
  readonly text: string;
}

/** Whether an attempt may be made. */
interface Admission {
  /** Refusal of one that is not compared; undefined for others. */
  readonly stop: Outcome<never, CodeRefusal> | undefined;
  readonly maxAttempts: number;
  /** True when the challenge has attempts left. */
  readonly isLeft: boolean;
}

interface RefusedAttempt extends Admission {
  readonly scope: CodeScope;
  readonly challenge: Challenge;
  readonly attempt: LockedAttempt;
  readonly match: Match;
}

/** Challenge to which a right code belongs. */
export interface PeekedChallenge {
  readonly challengeId: string;
  /** Language of the flow in which the code was requested; undefined where the client does not choose one. */
  readonly locale: Locale | undefined;
}

/** Challenge to which an accepted or consumed code belongs. */
export interface PassedChallenge extends PeekedChallenge {
  /** The code in its digits, however it was entered. */
  readonly code: string;
}

const wrong = refuse({ reason: 'code-wrong' });
const expired = refuse({ reason: 'code-expired' });
const exhausted = refuse({ reason: 'code-exhausted', limit: 'attemptsPerChallenge' });

/**
 * Verifies codes by three methods: peek, accept and consume, in any spelling of the code. Each runs in the caller's unit of
 * work, which must commit whatever the outcome: every wrong code is charged to the window of client application, target and
 * purpose, whether it meets a live challenge, an expired or a spent one, or none; text that cannot be a code is wrong as
 * well, and no attempt. A code is right only while its challenge has attempts left, which the statement that accepts,
 * consumes or charges makes sure of: no answer tells a comparison that could not be charged. Of parallel callers with the
 * right code one wins, the others get `code-expired`. After the commit an accepted or consumed code is published as an event.
 */
@Injectable()
export class CodeVerifier {
  constructor(
    private readonly limiter: AttemptLimiter,
    private readonly challenges: ChallengeStore,
    private readonly mac: CodeMac,
    private readonly events: CodeEvents,
    private readonly options: OtpOptions,
  ) {}

  /** Checks whether `consume` would succeed. A wrong code is counted, a right one changes nothing. */
  async peek(scope: CodeScope, attempt: Attempt): Promise<Outcome<PeekedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, attempt);
    if (!compared.ok) return compared;
    const { id: challengeId, locale } = compared.value.challenge;
    return done({ challengeId, locale });
  }

  /** Accepts a right code, once; it can then be consumed once within `redeemSeconds`. */
  async accept(scope: CodeScope, attempt: Attempt): Promise<Outcome<PassedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, attempt);
    if (!compared.ok) return compared;
    const { challenge, code, maxAttempts } = compared.value;
    const { redeemSeconds } = this.options;
    const isFirst = await this.challenges.accept(challenge, code.seq, { maxAttempts, redeemSeconds });
    return isFirst ? this.passed(scope, compared.value) : expired;
  }

  /** Consumes a right code, accepted before or not, and so ends its challenge. */
  async consume(scope: CodeScope, attempt: Attempt): Promise<Outcome<PassedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, attempt);
    if (!compared.ok) return compared;
    const { challenge, maxAttempts } = compared.value;
    const isFirst = await this.challenges.consume(challenge.id, maxAttempts);
    return isFirst ? this.passed(scope, compared.value) : expired;
  }

  /** Ends a challenge whose code has been used outside of this database; one that has ended stays so. */
  end(challengeId: string): Promise<void> {
    return this.challenges.end(challengeId);
  }

  private passed(
    { purpose, target }: CodeScope,
    { challenge, code, text }: RightCode,
  ): Outcome<PassedChallenge, never> {
    const reference = { challengeId: code.origin, number: code.seq };
    this.events.codeAccepted({ ...reference, scope: { purpose, target }, isFirst: !code.isAccepted });
    return done({ challengeId: challenge.id, code: text, locale: challenge.locale });
  }

  /**
   * Text that cannot be a code is wrong without a look at the scope: it costs no attempt and the same time, and tells
   * nothing, whatever was issued there.
   */
  private async readAndCompare(
    scope: CodeScope,
    { code, ...client }: Attempt,
  ): Promise<Outcome<RightCode, CodeRefusal>> {
    const { codeLength, longCodeLength } = this.options;
    const text = readCode(code, [codeLength, longCodeLength]);
    if (text === undefined) return wrong;
    const query = this.challenges.newestQuery(scopeKey(scope), scopeKey(formerScope(scope)));
    return this.compareLocked(scope, text, await this.limiter.lock(scope, client, query));
  }

  /** Compares the code, and charges an attempt that was not right. */
  private async compareLocked(
    scope: CodeScope,
    text: string,
    attempt: LockedAttempt,
  ): Promise<Outcome<RightCode, CodeRefusal>> {
    const challenge = this.challenges.newestOf(attempt.locked);
    const admission = this.admit(scope, challenge ?? NO_CHALLENGE, attempt);
    const match = this.compare(scope, challenge ?? NO_CHALLENGE, attempt.network, text);
    if (challenge && admission.isLeft && match.kind === 'good')
      return done({ challenge, code: match.code, maxAttempts: admission.maxAttempts, text });
    return this.refuse({ scope, challenge: challenge ?? NO_CHALLENGE, attempt, match, ...admission });
  }

  /**
   * Charges an attempt that was not right. Every refusal runs the same statements, on as many rows, whether there is a
   * challenge, a pause, or neither.
   */
  private async refuse({
    scope,
    challenge,
    attempt,
    match,
    stop,
    isLeft,
    maxAttempts,
  }: RefusedAttempt): Promise<Outcome<never, CodeRefusal>> {
    const isCharged = await this.challenges.chargeAttempt(isLeft ? challenge.id : undefined, maxAttempts);
    await this.limiter.record(scope, attempt, !stop && !isReentry(challenge, match));
    if (stop) return stop;
    return isCharged || isOver(scope, challenge) ? refusalOf(match) : exhausted;
  }

  /**
   * Whether an attempt is stopped, and else whether the challenge admits it. A network that has asked for one of the codes
   * has attempts of its own, which no pause and no wrong codes of others take away.
   */
  private admit(scope: CodeScope, challenge: Challenge, attempt: LockedAttempt): Admission {
    const { attemptsPerChallenge, ownWrongPerDay } = this.options;
    const isOwn = isOwnAttempt(attempt, challenge);
    const maxAttempts = attemptsPerChallenge + (isOwn ? ownWrongPerDay : 0);
    const stop = stopOf(attempt, isOwn);
    const isLeft = !stop && !isFormer(scope, challenge) && isOpen(challenge, maxAttempts);
    return { stop, maxAttempts, isLeft };
  }

  private compare(scope: CodeScope, challenge: Challenge, network: string, code: string): Match {
    const issuedFor = isFormer(scope, challenge) ? formerScope(scope) : scope;
    return compare(challenge, (issued) => this.mac.matches(issuedFor, issued, code), network);
  }
}

/** True for an attempt that a network has of its own, at a code that it has asked for. */
const isOwnAttempt = ({ isUnsuspected, network }: LockedAttempt, challenge: Challenge): boolean =>
  isUnsuspected && isAskedFrom(challenge, network);

/**
 * Refusal of an attempt that is not compared: of a client address that has entered too many wrong codes while the alarm is
 * raised, or during the pause after too many wrong codes, which does not stop own attempts. Returns undefined for all others.
 */
function stopOf(
  { addressSeconds, pauseSeconds }: LockedAttempt,
  isOwn: boolean,
): Outcome<never, CodeRefusal> | undefined {
  if (addressSeconds > 0) return refuse(throttled(addressSeconds, 'alarmWrongPerHour'));
  if (isOwn || pauseSeconds === 0) return undefined;
  return refuse({ reason: 'code-exhausted', limit: 'wrongPerHour', retryAfterSeconds: pauseSeconds });
}

/**
 * Refusal of a code that was compared. `code-expired` is told only to a caller that has the outdated code; to any other
 * that would disclose that there was one.
 */
const refusalOf = (match: Match): Outcome<never, CodeRefusal> => (match.kind === 'none' ? wrong : expired);

/** Scope of the codes from before the owner's last change of credentials; the scope itself where there are none. */
const formerScope = ({ formerOwnerKey, ...scope }: CodeScope): CodeScope => ({
  ...scope,
  ownerKey: formerOwnerKey ?? scope.ownerKey,
});

/** True for a challenge from before the owner's last change of credentials: its codes are outdated. */
const isFormer = (scope: CodeScope, challenge: Challenge): boolean =>
  challenge !== NO_CHALLENGE && challenge.scopeKey !== scopeKey(scope);

/**
 * True for a challenge that is consumed or outdated, and for none; one that is neither, and accepts no attempt, has none
 * left.
 */
const isOver = (scope: CodeScope, challenge: Challenge): boolean =>
  challenge.state === 'spent' || !challenge.isLive || isFormer(scope, challenge);

/** True for the code of a consumed challenge, which the losers of a race enter too: it is no guess, and free. */
const isReentry = ({ state }: Challenge, match: Match): boolean => state === 'spent' && match.kind !== 'none';
