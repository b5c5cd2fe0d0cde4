import { Injectable } from '@nestjs/common';
import { done, type Outcome, Random, Secret } from '../common';
import { type Challenge, type IssuedCode, isOpen } from './challenge';
import { ChallengeStore, type KeptCode } from './challenge.store';
import { CodeMac } from './code-mac';
import { OtpOptions } from './otp.config';
import type { IssueRefusal } from './otp.refusals';
import { type SendRequest, SendLimiter } from './limits/send-limiter';
import { type CodeScope, scopeKey } from './code-scope';

export interface IssueRequest extends Omit<SendRequest, 'app' | 'purpose' | 'target'> {
  readonly scope: CodeScope;
  readonly lifetimeSeconds: number;
  /** The code to use instead of a random one: that of a test target. */
  readonly fixedCode?: string;
}

export interface Issued {
  readonly code: Secret;
  /** The challenge that the code was made for, and which of its codes it is, counted from 1. */
  readonly challengeId: string;
  readonly number: number;
  readonly lifetimeSeconds: number;
  /** Seconds until the next send to this target can succeed. */
  readonly resendAfterSeconds: number;
}

const CHALLENGE_ID_BYTES = 16;

/** Issues codes. */
@Injectable()
export class CodeIssuer {
  constructor(
    private readonly gate: SendLimiter,
    private readonly challenges: ChallengeStore,
    private readonly mac: CodeMac,
    private readonly options: OtpOptions,
    private readonly random: Random,
  ) {}

  /**
   * Issues one code, if the limits admit it, inside the context's unit of work; a refusal must roll it back, so that
   * refused sends are not counted. Of parallel sends to one target one is admitted, the others see its cooldown.
   */
  async issue({ scope, lifetimeSeconds, fixedCode, ...send }: IssueRequest): Promise<Outcome<Issued, IssueRefusal>> {
    const admitted = await this.gate.admit({ ...scope, ...send });
    if (!admitted.ok) return admitted;
    const code = fixedCode ?? this.random.digits(this.options.codeLength);
    const kept = await this.keep(scope, code, lifetimeSeconds);
    return done({ code: new Secret(code), ...kept, lifetimeSeconds, ...admitted.value });
  }

  /** A resend joins the open challenge; beyond its sends a new one opens, in which the codes in hand stay good. */
  private async keep(
    scope: CodeScope,
    code: string,
    lifetimeSeconds: number,
  ): Promise<Pick<Issued, 'challengeId' | 'number'>> {
    const key = scopeKey(scope);
    const newest = await this.challenges.newest(key);
    const open = newest && isOpen(newest, this.options.attemptsPerChallenge) ? newest : undefined;
    if (open && open.sends < this.options.sendsPerChallenge) {
      const next = this.next(scope, open.id, open.codes, code, lifetimeSeconds);
      await this.challenges.countSend(open.id, lifetimeSeconds);
      await this.challenges.addCodes(open.id, [next]);
      return { challengeId: open.id, number: next.seq };
    }
    const id = this.random.token(CHALLENGE_ID_BYTES);
    const carried = carry(open);
    const next = this.next(scope, id, carried, code, lifetimeSeconds);
    await this.challenges.open(id, key, lifetimeSeconds);
    await this.challenges.addCodes(id, [...carried, next]);
    return { challengeId: id, number: next.seq };
  }

  private next(
    scope: CodeScope,
    challenge: string,
    before: readonly Pick<IssuedCode, 'seq'>[],
    code: string,
    lifetimeSeconds: number,
  ): KeptCode {
    const mac = this.mac.make(scope, challenge, code);
    return { seq: lastSeq(before) + 1, origin: challenge, mac, isAccepted: false, lifetimeSeconds };
  }
}

const lastSeq = (codes: readonly Pick<IssuedCode, 'seq'>[]): number => Math.max(0, ...codes.map(({ seq }) => seq));

function carry(open: Challenge | undefined): KeptCode[] {
  return (open?.codes ?? [])
    .filter(({ isLive }) => isLive)
    .map(({ seq, origin, mac, isAccepted, expiresAt }) => ({ seq, origin, mac, isAccepted, expiresAt }));
}
