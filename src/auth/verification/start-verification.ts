import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type ChannelKind, done, type Outcome, refuse, UnitOfWork } from '../../common';
import { countsAtAddress, type IssueRefusal, type ReusedCode, SendQueue, type TooFrequent } from '../../otp';
import type { ChannelDisabled, TargetInvalid } from '../auth.refusals';
import { CodeSender, type NumberRefusal, type SendOptions, type SendTerms } from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { type Verification, verificationScope } from './verification';
import type { StoredVerification } from './verification.sql-store';
import { type AllowedAddress, Verifications } from './verifications';

export interface StartVerificationCommand extends Omit<SendOptions, 'captcha'> {
  /** Context of a server that has authenticated as the client application. */
  readonly context: RequestContext;
  readonly channel: ChannelKind;
  /** Phone number or e-mail address as typed. */
  readonly address: string;
}

/** Verification whose code was sent. */
export interface StartedVerification {
  readonly verification: Verification;
  /** Number of digits of the code. */
  readonly codeLength: number;
  /** Three letters that the message contains too. */
  readonly reference: string;
  /** Seconds until the next send to this address can succeed. */
  readonly resendAfterSeconds: number;
}

export type StartVerificationRefusal = TargetInvalid | NumberRefusal | IssueRefusal;

type Started = Outcome<StartedVerification, ChannelDisabled | IssueRefusal>;

/** Lifetime of a verification, within that of the operator's. */
const LIFETIME_SECONDS = 600;

/**
 * Use case of a client application's server: “Send this address a code.” While a verification of the address is pending, the
 * same code is sent again, and its lifetime stays as it is. Of parallel calls one starts the verification; the others
 * send its code once more, within the limits.
 */
@Injectable()
export class StartVerification {
  constructor(
    private readonly verifications: Verifications,
    private readonly sender: CodeSender,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: StartVerificationCommand): Promise<Outcome<StartedVerification, StartVerificationRefusal>> {
    const { context, channel, address } = command;
    const terms = this.sender.termsOf({ lifetimeSeconds: LIFETIME_SECONDS, ...command, captcha: 'unsupported' });
    const allowed = this.verifications.allow(channel, address);
    const sent: Outcome<StartedVerification, StartVerificationRefusal> = allowed.ok
      ? await this.queue.run({ ...terms, typed: allowed.value.target }, () => this.send(command, terms, allowed.value))
      : allowed;
    if (!sent.ok) await this.audit.record(context, details(allowed.ok ? allowed.value.target : undefined), sent);
    return sent;
  }

  /** Writes code, verification, message and audit entry together or not at all; a refused send writes its count alone. */
  private send({ context, channel }: StartVerificationCommand, terms: SendTerms, to: AllowedAddress): Promise<Started> {
    const { app } = context;
    return this.unitOfWork.attempt(async () => {
      let pending: StoredVerification | undefined;
      const reuse = async (): Promise<Outcome<ReusedCode | undefined, TooFrequent>> => {
        pending = await this.verifications.ofTarget(app, to.target);
        return pending === undefined ? done(undefined) : this.reuse(pending);
      };
      const message = { ...terms, ...to, channel, template: 'verify-code', isDecoy: false, reuse } as const;
      const issued = await this.sender.issue({ ...message, scope: verificationScope(app, to.target) });
      if (!issued.ok) return issued;
      const verification = await this.verifications.recordSend(
        { app, channel, target: to.target },
        issued.value,
        pending,
      );
      await this.audit.record(context, details(to.target), issued);
      const { code, resendAfterSeconds } = issued.value;
      const { reference } = terms;
      return done({ verification, codeLength: code.reveal().length, reference, resendAfterSeconds });
    }, countsAtAddress);
  }

  private reuse({ code, sends, expiresAt, readAt }: StoredVerification): Outcome<ReusedCode, TooFrequent> {
    const lifetimeSeconds = Math.ceil((expiresAt - readAt) / 1000);
    if (sends.length < this.verifications.maxSends) return done({ code, lifetimeSeconds });
    return refuse({ reason: 'too-frequent', retryAfterSeconds: lifetimeSeconds, limit: 'sendsPerVerification' });
  }
}

const details = (target: string | undefined) => ({ event: 'send-code', purpose: 'verify', target }) as const;
