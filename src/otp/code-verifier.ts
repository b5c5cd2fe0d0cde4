import { Injectable } from '@nestjs/common';
import { done, type EnteredCode, type Locale, type Outcome, readCode, refuse, throttled } from '../common';
import { type Challenge, compare, isAskedFrom, type IssuedCode, type Match, NO_CHALLENGE } from './challenge';
import { ChallengeStore } from './challenge.sql-store';
import { CodeEvents } from './code-events';
import { CodeMac, type CodeScope, scopeKey } from './code-scope';
import { AttemptLimiter, type LockedAttempt } from './limits/attempt-limiter';
import { OtpOptions } from './otp.config';
import type { CodeRefusal } from './otp.refusals';

/** Code as it was entered, and the client address, in the form in which rate limits count it. */
export interface Attempt {
  readonly code: EnteredCode;
  readonly ip: string;
}

/** Match of an entered code: its challenge, and the code within it. */
interface RightCode {
  readonly challenge: Challenge;
  readonly code: IssuedCode;
  /** The code in its digits. */
  readonly text: string;
}

/** Challenge to which a right code belongs. */
export interface PeekedChallenge {
  /** Language of the flow in which the code was requested; undefined where the client does not choose one. */
  readonly locale: Locale | undefined;
}

/** Challenge to which an accepted or consumed code belongs. */
export interface PassedChallenge extends PeekedChallenge {
  readonly challengeId: string;
  /** The code in its digits, however it was entered. */
  readonly code: string;
}

const wrong = refuse({ reason: 'code-wrong' });
const expired = refuse({ reason: 'code-expired' });
const exhausted = refuse({ reason: 'code-exhausted', limit: 'attemptsPerChallenge' });

/**
 * Verifies codes by three methods: peek, accept and consume, in any spelling of the code. Each runs in the caller's unit of
 * work, which must commit whatever the outcome: every guess is charged to the window of client application, target and
 * purpose, whether it meets a live challenge, an expired or a spent one, or none; text that cannot be a code is wrong as
 * well, and no attempt. Of parallel callers with the right code one wins,
 * the others get `code-expired`. After the commit an accepted or consumed code is published as an event.
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
    const { id, locale } = compared.value.challenge;
    await this.challenges.refundAttempt(id, 0);
    return done({ locale });
  }

  /** Accepts a right code, once; it can then be consumed once within `redeemSeconds`. */
  async accept(scope: CodeScope, attempt: Attempt): Promise<Outcome<PassedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, attempt);
    if (!compared.ok) return compared;
    const { challenge, code: issued } = compared.value;
    const { redeemSeconds } = this.options;
    const isFirst = !issued.isAccepted && (await this.challenges.accept(challenge.id, issued.seq, redeemSeconds));
    await this.challenges.refundAttempt(challenge.id, isFirst ? redeemSeconds : 0);
    return isFirst ? this.passed(scope, compared.value) : expired;
  }

  /** Consumes a right code, accepted before or not, and so ends its challenge. */
  async consume(scope: CodeScope, attempt: Attempt): Promise<Outcome<PassedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, attempt);
    if (!compared.ok) return compared;
    const isFirst = await this.challenges.consume(compared.value.challenge.id);
    return isFirst ? this.passed(scope, compared.value) : expired;
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
  private async readAndCompare(scope: CodeScope, { code, ip }: Attempt): Promise<Outcome<RightCode, CodeRefusal>> {
    const { codeLength, longCodeLength } = this.options;
    const text = readCode(code, [codeLength, longCodeLength]);
    return text === undefined ? wrong : this.compareCharged(scope, text, await this.limiter.lock(scope, ip));
  }

  /**
   * Charges an attempt and compares the code. The attempt of a right code stays counted: the caller refunds it. Every
   * refusal runs the same statements, whether there is a challenge, a pause, or neither. A network that has asked for one of
   * the codes has attempts of its own, which no pause and no wrong codes of others take away.
   */
  private async compareCharged(
    scope: CodeScope,
    text: string,
    attempt: LockedAttempt,
  ): Promise<Outcome<RightCode, CodeRefusal>> {
    const challenge = await this.newest(scope);
    const isOwn = isOwnAttempt(attempt, challenge);
    const stop = stopOf(attempt, isOwn);
    const isCharged = await this.charge(scope, stop ? NO_CHALLENGE : challenge, isOwn);
    const match = this.compare(scope, challenge, attempt.network, text);
    if (isCharged && match.kind === 'good') return done({ challenge, code: match.code, text });
    await this.limiter.record(scope, attempt, !stop && !isReentry(challenge, match));
    if (stop) return stop;
    return isCharged || isOver(scope, challenge) ? refusalOf(match) : exhausted;
  }

  /** Charges the attempt to the challenge, unless that is outdated. */
  private charge(scope: CodeScope, challenge: Challenge, isOwn: boolean): Promise<boolean> {
    const { attemptsPerChallenge, ownWrongPerDay } = this.options;
    const { id } = isFormer(scope, challenge) ? NO_CHALLENGE : challenge;
    return this.challenges.chargeAttempt(id, attemptsPerChallenge + (isOwn ? ownWrongPerDay : 0));
  }

  private async newest(scope: CodeScope): Promise<Challenge> {
    const found = await this.challenges.newest(scopeKey(scope), scopeKey(formerScope(scope)));
    return found ?? NO_CHALLENGE;
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
