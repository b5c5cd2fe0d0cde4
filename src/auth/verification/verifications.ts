import { Injectable } from '@nestjs/common';
import { type ChannelKind, done, hexId, type Outcome, Random, refuse } from '../../common';
import { EventRecorder } from '../../events';
import type { NewCode } from '../../otp';
import { canonicalEmail } from '../accounts/identifiers';
import { parsePhone } from '../accounts/phone';
import { AuthOptions } from '../auth.config';
import type { TargetInvalid } from '../auth.refusals';
import { type NumberRefusal, CodeSender } from '../messages/code-sender';
import type { Verification, VerificationName, VerificationStatus, VerificationUnknown } from './verification';
import { type StoredVerification, VerificationStore } from './verification.sql-store';

/** Address to which a code may be sent; `fixedCode` is that of a test target. */
export interface AllowedAddress {
  readonly target: string;
  readonly fixedCode?: string;
}

const unknown = refuse({ reason: 'verification-unknown' });

/** Verifications as their use cases read and change them, in the current transaction. */
@Injectable()
export class Verifications {
  constructor(
    private readonly store: VerificationStore,
    private readonly sender: CodeSender,
    private readonly events: EventRecorder,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** Number of wrong codes that ends a verification. */
  get maxChecks(): number {
    return this.options.attemptsPerChallenge;
  }

  /** Number of messages of one verification. */
  get maxSends(): number {
    return this.options.sendsPerVerification;
  }

  /** Pending verification of a target with checks left. */
  async ofTarget(app: string, target: string): Promise<StoredVerification | undefined> {
    const found = await this.store.ofTarget(app, target);
    return found && found.checks < this.maxChecks ? found : undefined;
  }

  /** Adds the send of a code to the pending verification of a target, or to a new one where there is none. */
  async recordSend(
    { app, channel, target }: Pick<StoredVerification, 'app' | 'channel' | 'target'>,
    { code, challengeId, lifetimeSeconds, issuedAt: updatedAt }: NewCode,
    pending: StoredVerification | undefined,
  ): Promise<Verification> {
    const { id, checks, sends, createdAt, expiresAt } = pending ?? {
      ...{ id: hexId(this.random), checks: 0, sends: [], createdAt: updatedAt },
      expiresAt: updatedAt + lifetimeSeconds * 1000,
    };
    const send = { id: hexId(this.random), channel, at: updatedAt };
    const sent = { app, channel, target, challengeId, code: code.reveal(), sends: [...sends, send] };
    const saved = { ...sent, id, checks, createdAt, updatedAt, expiresAt };
    await this.store.save(saved);
    return viewOfVerification({ ...saved, readAt: updatedAt, status: 'pending' });
  }

  /** Counts a check with a wrong code. Of parallel callers exactly as many get true as checks were left. */
  countCheck({ id }: StoredVerification): Promise<boolean> {
    return this.store.countCheck(id, this.maxChecks);
  }

  /** Ends a pending verification with checks left, and tells the owner's software of an approved one. Exactly one caller gets true. */
  async end(
    { id, app, channel }: StoredVerification,
    status: Exclude<VerificationStatus, 'pending'>,
  ): Promise<boolean> {
    const isEnded = await this.store.end(id, status, this.maxChecks);
    if (isEnded && status === 'approved')
      await this.events.record({ type: 'verification.approved', app, details: { verification: id, channel } });
    return isEnded;
  }

  /** Pending verification of a name, whether it has checks left or not. */
  async find(app: string, name: VerificationName): Promise<Outcome<StoredVerification, VerificationUnknown>> {
    const found = 'id' in name ? await this.store.withId(app, name.id) : await this.ofAddress(app, name.address);
    return found ? done(found) : unknown;
  }

  /** Reads an address as typed, and checks that messages may be sent to it. */
  allow(channel: ChannelKind, typed: string): Outcome<AllowedAddress, TargetInvalid | NumberRefusal> {
    const phone = channel === 'sms' ? this.phoneOf(typed) : undefined;
    const target = channel === 'sms' ? phone?.e164 : canonicalEmail(typed);
    if (target === undefined) return refuse({ reason: 'target-invalid' });
    const allowed = phone ? this.sender.checkNumber(phone) : this.sender.checkChannel('email');
    return allowed.ok ? done({ target, ...allowed.value }) : allowed;
  }

  private async ofAddress(app: string, typed: string): Promise<StoredVerification | undefined> {
    const target = typed.includes('@') ? canonicalEmail(typed) : this.phoneOf(typed)?.e164;
    return target === undefined ? undefined : this.store.ofTarget(app, target);
  }

  private phoneOf(number: string) {
    return parsePhone({ number }, this.options.defaultRegion);
  }
}

/** Fields of a verification that its client may see. */
export const viewOfVerification = (
  { id, target, channel, sends, createdAt, updatedAt, expiresAt, readAt }: StoredVerification,
  status: Verification['status'] = 'pending',
): Verification => ({
  ...{ id, target, channel, status, sends, createdAt, expiresAt },
  updatedAt: status === 'pending' ? updatedAt : readAt,
});
