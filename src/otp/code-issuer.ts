import { Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, Secret } from '../common';
import { type Challenge, type IssuedCode, isOpen } from './challenge';
import { ChallengeStore } from './challenge.sql-store';
import { CodeMac, type CodeScope, scopeKey } from './code-scope';
import { networkOf } from './limits/address-prefixes';
import { type AdmittedSend, SendLimiter, type SendRequest } from './limits/send-limiter';
import { NewCodes } from './new-codes';
import { OtpOptions } from './otp.config';
import type { IssueRefusal, TooFrequent } from './otp.refusals';
import type { StoredCode } from './stored-codes';

/** Code that is sent again, with what is left of its lifetime. */
export interface ReusedCode {
  readonly code: string;
  readonly lifetimeSeconds: number;
}

/** Request for a new code. */
export interface CodeRequest extends SendRequest {
  readonly scope: CodeScope;
  readonly lifetimeSeconds: number;
  /** Code to use instead of a random one, for a test target. */
  readonly fixedCode?: string | undefined;
  /**
   * Finds a code that is to be sent again instead of a new one. It is asked once the limits have admitted the send, under the
   * locks of its windows, so that a target has one caller at a time.
   */
  readonly reuse?: () => Promise<Outcome<ReusedCode | undefined, TooFrequent>>;
  /** Language of the flow where the client chooses it, kept with the challenge. */
  readonly flowLocale?: Locale | undefined;
}

/** New code, whose plain text only this object has. */
export interface NewCode {
  readonly code: Secret;
  /** Challenge for which the code was issued, and the code's number there, counted from 1. */
  readonly challengeId: string;
  readonly number: number;
  readonly lifetimeSeconds: number;
  /** Database time of the issue, ms since 1970. */
  readonly issuedAt: number;
  /** Seconds until the next send to this target can succeed. */
  readonly resendAfterSeconds: number;
}

/** Issues one-time codes within the send limits. */
@Injectable()
export class CodeIssuer {
  constructor(
    private readonly limiter: SendLimiter,
    private readonly challenges: ChallengeStore,
    private readonly mac: CodeMac,
    private readonly options: OtpOptions,
    private readonly newCodes: NewCodes,
  ) {}

  /**
   * Issues one code, if the limits allow the send, in the caller's unit of work, which must commit the refusals
   * that count at the client address and roll back all others. Of parallel sends to one target one is allowed; the
   * others are refused by its cooldown.
   */
  async issue(request: CodeRequest): Promise<Outcome<NewCode, IssueRefusal>> {
    const allowed = await this.limiter.admit(request, this.challenges.newestQuery(scopeKey(request.scope)));
    if (!allowed.ok) return allowed;
    const { isCodeLong, resendAfterSeconds, locked } = allowed.value;
    const { fixedCode, lifetimeSeconds: lifetime } = request;
    const reused = request.reuse ? await request.reuse() : done(undefined);
    if (!reused.ok) return reused;
    const fresh = {
      code: fixedCode ?? (await this.newCodes.code(request.scope.app, isCodeLong)),
      lifetimeSeconds: lifetime,
    };
    const { code, lifetimeSeconds } = reused.value ?? fresh;
    const stored = await this.store({ ...request, lifetimeSeconds }, code, locked);
    return done({ code: new Secret(code), ...stored, lifetimeSeconds, issuedAt: locked.now, resendAfterSeconds });
  }

  /**
   * Stores the code. A resend belongs to the open challenge; when that has no sends left, a new challenge is created,
   * into which live codes are carried over.
   */
  private async store(
    { scope, ip, lifetimeSeconds, flowLocale }: CodeRequest,
    code: string,
    locked: AdmittedSend['locked'],
  ): Promise<Pick<NewCode, 'challengeId' | 'number'>> {
    const newest = this.challenges.newestOf(locked);
    const open = newest && isOpen(newest, this.options.attemptsPerChallenge) ? newest : undefined;
    const isResend = open !== undefined && open.sends < this.options.sendsPerChallenge;
    const challengeId = isResend ? open.id : this.newCodes.challengeId();
    const network = networkOf(ip);
    const carried = isResend ? [] : carriedOver(newest, open !== undefined, network);
    const mac = this.mac.make(scope, challengeId, code);
    const number = lastNumber(isResend ? open.codes : carried) + 1;
    const expiresAt = locked.now + lifetimeSeconds * 1000;
    const added: StoredCode = { seq: number, origin: challengeId, mac, network, isAccepted: false, expiresAt };
    const terms = { lifetimeSeconds, locale: flowLocale };
    if (isResend) await this.challenges.addCode(open, added, terms);
    else await this.challenges.open({ ...terms, ...challengeOf(scope), id: challengeId, codes: [added, ...carried] });
    return { challengeId, number };
  }
}

const challengeOf = (scope: CodeScope) => ({ scopeKey: scopeKey(scope), isDecoy: scope.isDecoy });

const lastNumber = (codes: readonly Pick<IssuedCode, 'seq'>[]): number => Math.max(0, ...codes.map(({ seq }) => seq));

/**
 * Codes of the newest challenge that remain good in the next one: those that have not expired. Wrong codes end a challenge,
 * but for those whom another network than the next one's sent a code, else a stranger's guesses would void it.
 */
const carriedOver = (newest: Challenge | undefined, isStillOpen: boolean, next: string): readonly IssuedCode[] =>
  (newest?.state === 'pending' ? newest.codes : []).filter(
    ({ isLive, network }) => isLive && (isStillOpen || (network !== undefined && network !== next)),
  );
