import { Injectable } from '@nestjs/common';
import { done, type EnteredCode, type Locale, type Outcome, readCode, refuse } from '../common';
import { type Challenge, compare, type IssuedCode, type Match } from './challenge';
import { ChallengeStore } from './challenge.sql-store';
import { CodeEvents } from './code-events';
import { CodeMac, attemptKey, type CodeScope, scopeKey } from './code-scope';
import { isPaused, recordWrongAttempt } from './limits/attempt-limiter';
import { toSeconds } from './limits/rate-window';
import { type LockedRateWindow, RateWindowStore } from './limits/rate-window.sql-store';
import { OtpOptions } from './otp.config';
import type { CodeRefusal } from './otp.refusals';

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
 * work, which must commit whatever the outcome: an attempt is counted before the code is compared, and a wrong one stays
 * counted; text that cannot be a code is wrong as well, and no attempt. Of parallel callers with the right code one wins,
 * the others get `code-expired`. After the commit an accepted or consumed code is published as an event.
 */
@Injectable()
export class CodeVerifier {
  constructor(
    private readonly windows: RateWindowStore,
    private readonly challenges: ChallengeStore,
    private readonly mac: CodeMac,
    private readonly events: CodeEvents,
    private readonly options: OtpOptions,
  ) {}

  /** Checks whether `consume` would succeed. A wrong code is counted, a right one changes nothing. */
  async peek(scope: CodeScope, entered: EnteredCode): Promise<Outcome<PeekedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, entered);
    if (!compared.ok) return compared;
    const { id, locale } = compared.value.challenge;
    await this.challenges.refundAttempt(id, 0);
    return done({ locale });
  }

  /** Accepts a right code, once; it can then be consumed once within `redeemSeconds`. */
  async accept(scope: CodeScope, entered: EnteredCode): Promise<Outcome<PassedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, entered);
    if (!compared.ok) return compared;
    const { challenge, code: issued } = compared.value;
    const { redeemSeconds } = this.options;
    const isFirst = !issued.isAccepted && (await this.challenges.accept(challenge.id, issued.seq, redeemSeconds));
    await this.challenges.refundAttempt(challenge.id, isFirst ? redeemSeconds : 0);
    return isFirst ? this.passed(compared.value) : expired;
  }

  /** Consumes a right code, accepted before or not, and so ends its challenge. */
  async consume(scope: CodeScope, entered: EnteredCode): Promise<Outcome<PassedChallenge, CodeRefusal>> {
    const compared = await this.readAndCompare(scope, entered);
    if (!compared.ok) return compared;
    const isFirst = await this.challenges.consume(compared.value.challenge.id);
    return isFirst ? this.passed(compared.value) : expired;
  }

  private passed({ challenge, code, text }: RightCode): Outcome<PassedChallenge, never> {
    this.events.codeAccepted({ challengeId: code.origin, number: code.seq });
    return done({ challengeId: challenge.id, code: text, locale: challenge.locale });
  }

  /**
   * Text that cannot be a code is wrong without a look at the scope: it costs no attempt and the same time, and tells
   * nothing, whatever was issued there.
   */
  private async readAndCompare(scope: CodeScope, entered: EnteredCode): Promise<Outcome<RightCode, CodeRefusal>> {
    const text = readCode(entered, this.options.codeLength);
    return text === undefined ? wrong : this.compareCharged(scope, text);
  }

  /** Counts an attempt and compares the code. The attempt of a right code stays counted: the caller refunds it. */
  private async compareCharged(scope: CodeScope, text: string): Promise<Outcome<RightCode, CodeRefusal>> {
    const attempts = await this.windows.lockExisting(attemptKey(scope));
    if (!attempts) return wrong;
    if (isPaused(attempts.rateWindow, attempts.now)) return paused(attempts);
    const challenge = await this.challenges.newest(scopeKey(scope));
    if (!challenge) return this.compareFormer(scope, text);
    if (!(await this.challenges.chargeAttempt(challenge.id, this.options.attemptsPerChallenge)))
      return isOver(challenge) ? this.outdated(scope, challenge, text) : exhausted;
    const match = this.compare(scope, challenge, text);
    if (match.kind === 'good') return done({ challenge, code: match.code, text });
    await this.recordWrongAttempt(scope, attempts);
    return match.kind === 'stale' ? expired : wrong;
  }

  /** Compares with codes from before the owner's last change of credentials, which are outdated. */
  private async compareFormer(
    { formerOwnerKey, ...scope }: CodeScope,
    code: string,
  ): Promise<Outcome<never, CodeRefusal>> {
    if (formerOwnerKey === undefined) return wrong;
    const former = { ...scope, ownerKey: formerOwnerKey };
    const challenge = await this.challenges.newest(scopeKey(former));
    return challenge ? this.outdated(former, challenge, code) : wrong;
  }

  /**
   * Refusal of an outdated challenge: `code-expired` only for a caller that has its code; to any other that would
   * disclose that there was one.
   */
  private outdated(scope: CodeScope, challenge: Challenge, code: string): Outcome<never, CodeRefusal> {
    return this.compare(scope, challenge, code).kind === 'none' ? wrong : expired;
  }

  private compare(scope: CodeScope, challenge: Challenge, code: string): Match {
    return compare(challenge, (issued) => this.mac.matches(scope, issued, code));
  }

  private recordWrongAttempt(scope: CodeScope, { rateWindow, now }: LockedRateWindow): Promise<void> {
    return this.windows.write(new Map([[attemptKey(scope), recordWrongAttempt(rateWindow, now, this.options)]]));
  }
}

/** Refusal during the pause after too many wrong codes. */
const paused = ({ rateWindow, now }: LockedRateWindow): Outcome<never, CodeRefusal> =>
  refuse({
    reason: 'code-exhausted',
    limit: 'wrongPerHour',
    retryAfterSeconds: toSeconds(rateWindow.pausedUntil - now),
  });

/** True for a challenge that is consumed or outdated; one that is neither, and accepts no attempt, has none left. */
const isOver = (challenge: Challenge): boolean => challenge.state === 'spent' || !challenge.isLive;
