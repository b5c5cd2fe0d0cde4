import { Injectable } from '@nestjs/common';
import { SignKeys } from '../../clients';
import { Clock, constantTimeEqual, done, type Outcome, refuse } from '../../common';
import type { SignatureRefusal } from '../auth.refusals';
import { keyDigest } from '../key-digest';
import { NonceStore } from './nonce.store';
import { requestSignature, type SignedFields } from './request-signature';
import type { SignaturePolicy } from './signature.policy';
import { parseTimestamp } from './timestamp';

/** How far a client's clock may be off, either way. */
const WINDOW_MS = 300_000;

/** A request with the signature that it came with, empty when there is none. */
export interface SignedRequest extends SignedFields {
  readonly sign: string;
  /** Every field of the request, in an order that does not depend on how it was sent. */
  readonly body: unknown;
}

const wrong = refuse({ reason: 'signature-wrong' });

/** Judges signed requests. */
@Injectable()
export class Signatures {
  constructor(
    private readonly keys: SignKeys,
    private readonly nonces: NonceStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepts a request that is signed with the app's key, within five minutes of its time, and not a replay. Of parallel
   * requests with one signature one is accepted, over all processes.
   */
  async verify(policy: SignaturePolicy, request: SignedRequest): Promise<Outcome<void, SignatureRefusal>> {
    if (policy.sign === 'off') return done(undefined);
    if (request.sign === '') return wrong;
    const signedAt = parseTimestamp(request.timestamp);
    if (signedAt === undefined || Math.abs(this.clock.now() - signedAt) > WINDOW_MS)
      return refuse({ reason: 'request-expired' });
    const key = await this.keys.of(policy.app);
    if (!key || !constantTimeEqual(request.sign, requestSignature(key, request))) return wrong;
    return this.accept(policy, request, signedAt);
  }

  /** Kept for one window longer than the signature counts, since the clocks of processes differ too. */
  private async accept(
    { app, replay }: SignaturePolicy,
    { sign, body }: SignedRequest,
    signedAt: number,
  ): Promise<Outcome<void, SignatureRefusal>> {
    if (replay === 'off') return done(undefined);
    const parts = replay === 'body' ? [app, sign, body] : [app, sign];
    const isNew = await this.nonces.remember(keyDigest(...parts), signedAt + 2 * WINDOW_MS);
    return isNew ? done(undefined) : refuse({ reason: 'request-replayed' });
  }
}
