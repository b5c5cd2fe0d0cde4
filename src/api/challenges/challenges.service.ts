import { Injectable } from '@nestjs/common';
import { type RequestContext, type SentCode, ShowPolicy } from '../../auth';
import { CaptchaIds, type CaptchaRefusal } from '../../captcha';
import { done, type Outcome, Random, refuse, tokenDigest } from '../../common';
import type { CaptchaAnswer } from '../captchas/captcha-answer.dto';
import { rfc3339 } from '../problems/times';
import { type ApiChallenge, ApiChallengeStore, type StoredApiChallenge } from './api-challenge.sql-store';
import type { ChallengeChannel } from './challenge-purposes';
import type { Challenge, ChallengeStatus, VerifiedChallenge } from './challenges.dto';
import { type CodeCheckRefusal, CodeChecks } from './code-checks';
import { type CodeSend, type CodeSendRefusal, CodeSends } from './code-sends';

export interface NotFound {
  readonly reason: 'not-found';
}

/** Refusals of the one who asks. */
export type CallerRefusal = { readonly reason: 'session-expired' } | { readonly reason: 'credentials-wrong' };

/** Challenge that is asked for. */
export type ChallengeCommand = Omit<CodeSend, 'isTrusted'> & {
  readonly captcha: CaptchaAnswer | undefined;
  /** True for a server that has sent the secret of its client application. */
  readonly isServer: boolean;
};

/** Captcha and channel of a resend. */
export type ResendCommand = Pick<ChallengeCommand, 'context' | 'captcha' | 'isServer' | 'token'> & {
  readonly channel: ChallengeChannel | undefined;
};

export type CreateChallengeRefusal = CodeSendRefusal | CaptchaRefusal;

const ID_BYTES = 16;
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
    private readonly captchas: CaptchaIds,
    private readonly policy: ShowPolicy,
    private readonly random: Random,
  ) {}

  async create({ captcha, isServer, ...send }: ChallengeCommand): Promise<Outcome<Challenge, CreateChallengeRefusal>> {
    const sent = await this.send({ ...send, captcha, isServer });
    if (!sent.ok) return sent;
    const id = this.random.token(ID_BYTES);
    const { context, purpose, channel, lookup, locale } = send;
    const times = await this.timesOf(sent.value);
    const challenge = { id, app: context.app, purpose, channel, lookup, locale, ...times };
    await this.challenges.put(challenge);
    return done(this.answerOf(challenge));
  }

  /** Sends another code for a live challenge, by another channel if one is named. */
  async resend(
    { context, channel, ...command }: ResendCommand,
    id: string,
  ): Promise<Outcome<Challenge, CreateChallengeRefusal | NotFound>> {
    const known = await this.find(context, id);
    if (known?.isLive !== true || known.isVerified) return NOT_FOUND;
    const { purpose, lookup, locale } = known;
    const changed = channel ?? known.channel;
    const sent = await this.send({ ...command, context, purpose, channel: changed, lookup, locale });
    if (!sent.ok) return sent;
    const { createdAt, ...times } = await this.timesOf(sent.value);
    const challenge = { ...known, ...times, channel: changed };
    await this.challenges.resent(challenge);
    return done(this.answerOf(challenge));
  }

  async show(context: RequestContext, id: string): Promise<Outcome<ChallengeStatus, NotFound>> {
    const known = await this.find(context, id);
    if (!known) return NOT_FOUND;
    return done({
      state: known.isVerified ? 'verified' : known.isLive ? 'pending' : 'expired',
      delivery: known.isLive || known.isVerified ? 'accepted' : 'expired',
      expiresAt: rfc3339(known.expiresAt),
      resendAt: rfc3339(known.resendAt),
    });
  }

  /** Verifies the code of a challenge. Of parallel callers with the right one, one gets a ticket. */
  async verify(
    context: RequestContext,
    id: string,
    code: string,
  ): Promise<Outcome<VerifiedChallenge, CodeCheckRefusal | NotFound>> {
    const known = await this.find(context, id);
    if (!known) return NOT_FOUND;
    const checked = await this.checks.check({ ...context, locale: known.locale ?? context.locale }, known, code);
    if (!checked.ok) return checked;
    const { ticket, lifetimeSeconds, code: kept } = checked.value;
    const written = { digest: tokenDigest(ticket), lifetimeSeconds, ...(kept !== undefined && { code: kept }) };
    const expiresAt = await this.challenges.verified(known, written);
    return done({ ticket, expiresAt: rfc3339(expiresAt) });
  }

  /** Sends a code, after the captcha was verified, if one was answered. */
  private async send({
    captcha,
    isServer,
    ...send
  }: ChallengeCommand): Promise<Outcome<SentCode, CreateChallengeRefusal>> {
    if (captcha) {
      const verified = await this.captchas.verify(send.context.app, captcha.id, captcha.answer);
      if (!verified.ok) return verified;
    }
    return this.sends.send({ ...send, isTrusted: isServer || captcha !== undefined });
  }

  private find({ app }: RequestContext, id: string): Promise<StoredApiChallenge | undefined> {
    return this.challenges.find(app, id);
  }

  private async timesOf({ reference, lifetimeSeconds, resendAfterSeconds }: SentCode) {
    const createdAt = await this.challenges.now();
    const resendAt = createdAt + resendAfterSeconds * 1000;
    return { createdAt, reference, resendAt, expiresAt: createdAt + lifetimeSeconds * 1000 };
  }

  private answerOf({ id, reference, expiresAt, resendAt }: ApiChallenge): Challenge {
    const { codeLength } = this.policy.execute();
    return { id, reference, expiresAt: rfc3339(expiresAt), resendAt: rfc3339(resendAt), codeLength };
  }
}
