import { Inject, Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../kernel';
import { type Challenge, compare, type IssuedCode, type Match } from './challenge';
import { ChallengeStore } from './challenge.store';
import { CodeMac } from './code-mac';
import { OTP_OPTIONS, type OtpOptions } from './otp.options';
import type { CodeRefusal } from './otp.refusals';
import { countWrong, isPaused } from './pacing/guess-budget';
import type { Ledger } from './pacing/ledger';
import { LedgerStore } from './pacing/ledger.store';
import { guessKey, type Slot, slotKey } from './slot';

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
 * Judges codes. Every verb runs inside the caller's unit of work, which must commit whatever the outcome: a guess is
 * charged before it is compared, and stays charged. Of parallel right guesses one wins, the others find the code used.
 */
@Injectable()
export class CodeVerifier {
  constructor(
    private readonly ledgers: LedgerStore,
    private readonly challenges: ChallengeStore,
    private readonly mac: CodeMac,
    @Inject(OTP_OPTIONS) private readonly options: OtpOptions,
  ) {}

  /** Accepts a code once, and leaves it to be redeemed once within `redeemSeconds`. */
  async check(slot: Slot, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    const guess = await this.guess(slot, code);
    if (!guess.ok) return guess;
    const { challenge, code: issued } = guess.value;
    const isFirst =
      !issued.isProved && (await this.challenges.prove(challenge.id, issued.seq, this.options.redeemSeconds));
    await this.challenges.refund(challenge.id, isFirst ? this.options.redeemSeconds : 0);
    return isFirst ? done(accepted(guess.value)) : expired;
  }

  /** Says whether `redeem` would accept the code; a wrong one is charged, a right one changes nothing. */
  async examine(slot: Slot, code: string): Promise<Outcome<void, CodeRefusal>> {
    const guess = await this.guess(slot, code);
    if (!guess.ok) return guess;
    await this.challenges.refund(guess.value.challenge.id, 0);
    return done(undefined);
  }

  /** Spends the challenge of a right code, whether `check` accepted it before or not. */
  async redeem(slot: Slot, code: string): Promise<Outcome<Accepted, CodeRefusal>> {
    const guess = await this.guess(slot, code);
    if (!guess.ok) return guess;
    return (await this.challenges.spend(guess.value.challenge.id)) ? done(accepted(guess.value)) : expired;
  }

  private async guess(slot: Slot, code: string): Promise<Outcome<Hit, CodeRefusal>> {
    const budget = await this.ledgers.lockExisting(guessKey(slot));
    if (!budget) return wrong;
    if (isPaused(budget.ledger, budget.now)) return exhausted;
    const challenge = await this.challenges.newest(slotKey(slot));
    if (!challenge) return this.formerly(slot, code);
    if (!(await this.challenges.charge(challenge.id, this.options.attemptsPerChallenge)))
      return isOver(challenge) ? this.outdated(slot, challenge, code) : exhausted;
    const match = this.compare(slot, challenge, code);
    if (match.kind === 'good') return done({ challenge, code: match.code });
    await this.countWrong(slot, budget);
    return match.kind === 'stale' ? expired : wrong;
  }

  /** A code from before the owner's last change of credentials. */
  private async formerly({ formerSubject, ...slot }: Slot, code: string): Promise<Outcome<never, CodeRefusal>> {
    if (formerSubject === undefined) return wrong;
    const former = { ...slot, subject: formerSubject };
    const challenge = await this.challenges.newest(slotKey(former));
    return challenge ? this.outdated(former, challenge, code) : wrong;
  }

  /** That a code is outdated is told to those only who have it: anybody else would learn that there was one. */
  private outdated(slot: Slot, challenge: Challenge, code: string): Outcome<never, CodeRefusal> {
    return this.compare(slot, challenge, code).kind === 'none' ? wrong : expired;
  }

  private compare(slot: Slot, challenge: Challenge, code: string): Match {
    return compare(challenge, (issued) => this.mac.matches(slot, issued, code));
  }

  private countWrong(slot: Slot, { ledger, now }: { ledger: Ledger; now: number }): Promise<void> {
    return this.ledgers.write(new Map([[guessKey(slot), countWrong(ledger, now, this.options)]]));
  }
}

const accepted = ({ challenge, code }: Hit): Accepted => ({
  challengeId: challenge.id,
  code: { challengeId: code.origin, number: code.seq },
});

/** Used or outdated; a challenge that is neither, and takes no guess, has its attempts spent. */
const isOver = (challenge: Challenge): boolean => challenge.state === 'spent' || !challenge.isLive;
