import { Injectable } from '@nestjs/common';
import { type RequestContext, type SentCode, ShowPolicy } from '../../auth';
import { done, type Outcome, refuse, rfc3339 } from '../../common';
import type { CaptchaAnswer } from '../captchas/captcha-answer.dto';
import type { Caller, CallerRefusal } from '../clients/callers';
import { type ApiChallenge, ApiChallengeStore, type TypedLookup } from './api-challenge.sql-store';
import { ChallengeCallers } from './challenge-callers';
import type { ChallengeChannel } from './challenge-purposes';
import type { Challenge, ChallengeStatus, VerifiedChallenge } from './challenges.dto';
import { type CodeCheckRefusal, CodeChecks } from './code-checks';
import { type CodeSend, type CodeSendRefusal, CodeSends } from './code-sends';

export interface NotFound {
  readonly reason: 'not-found';
}

/** Challenge that is asked for. */
export interface ChallengeCommand extends Caller, Pick<CodeSend, 'purpose' | 'channel' | 'locale'> {
  readonly typed: TypedLookup;
  readonly captcha: CaptchaAnswer | undefined;
}

/** Challenge for which another code is asked. */
export interface ResendCommand extends Caller {
  readonly id: string;
  readonly captcha: CaptchaAnswer | undefined;
  readonly channel: ChallengeChannel | undefined;
}

/** Code that was entered for a challenge. */
export interface VerifyCommand extends Caller {
  readonly id: string;
  readonly code: string;
}

export type CreateChallengeRefusal = CodeSendRefusal | CallerRefusal;

export type VerifyChallengeRefusal = CodeCheckRefusal | CallerRefusal | NotFound;

const NOT_FOUND = refuse({ reason: 'not-found' } as const);

/**
 * Challenges of /v1: rows that remember what was typed, by ids. Codes, limits and races stay those of the use cases, which are
 * asked with what was typed; for a decoy the same is written and answered as for an account.
 */
@Injectable()
export class ChallengesService {
  constructor(
    private readonly challenges: ApiChallengeStore,
    private readonly sends: CodeSends,
    private readonly checks: CodeChecks,
    private readonly callers: ChallengeCallers,
    private readonly policy: ShowPolicy,
  ) {}

  async create(command: ChallengeCommand): Promise<Outcome<Challenge, CreateChallengeRefusal>> {
    const { purpose, channel, locale, captcha, typed, bearer: token } = command;
    const context = await this.callers.contextOf(command, purpose);
    if (!context.ok) return context;
    const lookup = await this.callers.lookupOf(command, purpose, typed);
    if (!lookup.ok) return lookup;
    const send = { context: context.value, purpose, channel, locale, lookup: lookup.value, token };
    const sent = await this.sends.send(send, captcha);
    if (!sent.ok) return sent;
    const createdAt = await this.challenges.now();
    const { app } = context.value;
    const challenge = {
      app,
      purpose,
      channel,
      lookup: lookup.value,
      locale,
      createdAt,
      ...timesOf(sent.value, createdAt),
    };
    return done(await this.answerOf(await this.challenges.put(challenge)));
  }

  /** Sends another code for a live challenge, by another channel if one is named. */
  async resend(command: ResendCommand): Promise<Outcome<Challenge, CreateChallengeRefusal | NotFound>> {
    const { id, captcha, bearer: token } = command;
    const known = await this.challenges.find(command.context.app, id);
    if (known?.isLive !== true || known.isVerified) return NOT_FOUND;
    const { purpose, lookup, locale } = known;
    const context = await this.callers.contextOf(command, purpose);
    if (!context.ok) return context;
    const channel = command.channel ?? known.channel;
    const sent = await this.sends.send({ context: context.value, purpose, channel, locale, lookup, token }, captcha);
    if (!sent.ok) return sent;
    const challenge = { ...known, ...timesOf(sent.value, await this.challenges.now()), channel };
    await this.challenges.resent(challenge);
    return done(await this.answerOf(challenge));
  }

  async show(context: RequestContext, id: string): Promise<Outcome<ChallengeStatus, NotFound>> {
    const known = await this.challenges.find(context.app, id);
    if (!known) return NOT_FOUND;
    return done({
      state: known.isVerified ? 'verified' : known.isLive ? 'pending' : 'expired',
      delivery: known.isLive || known.isVerified ? 'accepted' : 'expired',
      expiresAt: rfc3339(known.expiresAt),
      resendAt: rfc3339(known.resendAt),
    });
  }

  /** Verifies the code of a challenge. Of parallel callers with the right one, one gets a ticket. */
  async verify(command: VerifyCommand): Promise<Outcome<VerifiedChallenge, VerifyChallengeRefusal>> {
    const known = await this.challenges.find(command.context.app, command.id);
    if (!known) return NOT_FOUND;
    const context = await this.callers.contextOf(command, known.purpose);
    if (!context.ok) return context;
    const locale = known.locale ?? context.value.locale;
    const checked = await this.checks.check({ ...context.value, locale }, known, command.code);
    if (!checked.ok) return checked;
    const { ticketSeconds, redeemSeconds } = await this.policy.execute(known.app);
    const { ticket: given, target } = checked.value;
    const lifetime = given === undefined ? redeemSeconds : ticketSeconds;
    const { ticket, expiresAt } = await this.challenges.verified(known, checked.value, lifetime);
    return done(target === undefined ? { ticket, expiresAt: rfc3339(expiresAt) } : { verified: true, target });
  }

  private async answerOf({ app, id, reference, expiresAt, resendAt }: ApiChallenge): Promise<Challenge> {
    const { codeLength } = await this.policy.execute(app);
    return { id, reference, expiresAt: rfc3339(expiresAt), resendAt: rfc3339(resendAt), codeLength };
  }
}

/** Reference and times of a challenge whose code was sent `now`, ms since 1970. */
const timesOf = ({ reference, lifetimeSeconds, resendAfterSeconds }: SentCode, now: number) => ({
  reference,
  resendAt: now + resendAfterSeconds * 1000,
  expiresAt: now + lifetimeSeconds * 1000,
});
