import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../common';
import { type Challenge, compare, type IssuedCode, type Match } from './challenge';
import { ChallengeStore } from './challenge.store';
import { CodeMac } from './code-mac';
import { OtpOptions } from './otp.config';
import type { CodeRefusal } from './otp.refusals';
import { recordWrongAttempt, isPaused } from './limits/attempt-limiter';
import type { RateWindow } from './limits/rate-window';
import { RateWindowStore } from './limits/rate-window.store';
import { attemptKey, type CodeScope, scopeKey } from './code-scope';

/** A right guess: which challenge it opened, and which of its codes. */
interface Hit {
  readonly challenge: Challenge;
  readonly code: IssuedCode;
}

/** A code that was accepted. */
export interface Accepted {
  readonly challengeId: string;
  /** The code as it was issued: its challenge, which may have been an earlier one, and its number there. */
  readonly code: { readonly challengeId: string; readonly number: number };
}

const wrong = refuse({ reason: 'code-wrong' });
const expired = refuse({ reason: 'code-expired' });
const exhausted = refuse({ reason: 'code-exhausted' });

/**
 * Judges codes. Every verb runs inside the context's unit of work, which must commit whatever the outcome: a guess is
 * charged before it is compared, and stays charged. Of parallel right guesses one wins, the others find the code used.
 */
@Injectable()
export class CodeVerifier {
  constructor(
    private readonly windows: RateWindowStore,
    private readonly challenges: ChallengeStore,
    private readonly mac: CodeMac,
    private readonly options: OtpOptions,
  ) {}

  /** Accepts a code once, and leaves it to be redeemed once within `redeemSeconds`. */
  async check(scope: CodeScope, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    const guess = await this.guess(scope, code);
    if (!guess.ok) return guess;
    const { challenge, code: issued } = guess.value;
    const isFirst =
      !issued.isAccepted && (await this.challenges.prove(challenge.id, issued.seq, this.options.redeemSeconds));
    await this.challenges.refund(challenge.id, isFirst ? this.options.redeemSeconds : 0);
    return isFirst ? done(accepted(guess.value)) : expired;
  }

  /** Says whether `redeem` would accept the code; a wrong one is charged, a right one changes nothing. */
  async examine(scope: CodeScope, code: string): Promise<Outcome<void, CodeRefusal>> {
    const guess = await this.guess(scope, code);
    if (!guess.ok) return guess;
    await this.challenges.refund(guess.value.challenge.id, 0);
    return done(undefined);
  }

  /** Spends the challenge of a right code, whether `check` accepted it before or not. */
  async redeem(scope: CodeScope, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    const guess = await this.guess(scope, code);
    if (!guess.ok) return guess;
    return (await this.challenges.spend(guess.value.challenge.id)) ? done(accepted(guess.value)) : expired;
  }

  private async guess(scope: CodeScope, code: string): Promise<Outcome<Hit, CodeRefusal>> {
    const budget = await this.windows.lockExisting(attemptKey(scope));
    if (!budget) return wrong;
    if (isPaused(budget.rateWindow, budget.now)) return exhausted;
    const challenge = await this.challenges.newest(scopeKey(scope));
    if (!challenge) return this.formerly(scope, code);
    if (!(await this.challenges.charge(challenge.id, this.options.attemptsPerChallenge)))
      return isOver(challenge) ? this.outdated(scope, challenge, code) : exhausted;
    const match = this.compare(scope, challenge, code);
    if (match.kind === 'good') return done({ challenge, code: match.code });
    await this.recordWrongAttempt(scope, budget);
    return match.kind === 'stale' ? expired : wrong;
  }

  /** A code from before the owner's last change of credentials. */
  private async formerly({ formerOwnerKey, ...scope }: CodeScope, code: string): Promise<Outcome<never, CodeRefusal>> {
    if (formerOwnerKey === undefined) return wrong;
    const former = { ...scope, ownerKey: formerOwnerKey };
    const challenge = await this.challenges.newest(scopeKey(former));
    return challenge ? this.outdated(former, challenge, code) : wrong;
  }

  /** That a code is outdated is told to those only who have it: anybody else would learn that there was one. */
  private outdated(scope: CodeScope, challenge: Challenge, code: string): Outcome<never, CodeRefusal> {
    return this.compare(scope, challenge, code).kind === 'none' ? wrong : expired;
  }

  private compare(scope: CodeScope, challenge: Challenge, code: string): Match {
    return compare(challenge, (issued) => this.mac.matches(scope, issued, code));
  }

  private recordWrongAttempt(
    scope: CodeScope,
    { rateWindow, now }: { rateWindow: RateWindow; now: number },
  ): Promise<void> {
    return this.windows.write(new Map([[attemptKey(scope), recordWrongAttempt(rateWindow, now, this.options)]]));
  }
}

const accepted = ({ challenge, code }: Hit): Accepted => ({
  challengeId: challenge.id,
  code: { challengeId: code.origin, number: code.seq },
});

/** Used or outdated; a challenge that is neither, and takes no guess, has its attempts spent. */
const isOver = (challenge: Challenge): boolean => challenge.state === 'spent' || !challenge.isLive;
