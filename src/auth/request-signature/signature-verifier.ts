import { Injectable } from '@nestjs/common';
import { SignKeys } from '../../clients';
import { Clock, constantTimeEqual, done, keyDigest, type Outcome, refuse } from '../../common';
import type { SignatureRefusal } from '../auth.refusals';
import { NonceStore } from './nonce.store';
import { parseTimestamp, requestSignature, type SignedFields } from './request-signature';

/** Options of a dialect about signed requests. */
export interface SignaturePolicy {
  /** Client application with whose key requests are signed. */
  readonly app: string;
  /** Verification of signatures; `off` accepts unsigned requests. */
  readonly sign: 'verify' | 'off';
  /**
   * Replay protection: accepts once each signature (`strict`), each signature with its body (`body`), or does not check
   * (`off`).
   */
  readonly replay: 'strict' | 'body' | 'off';
}

/** Request with its signature, which is empty where there is none. */
export interface SignedRequest extends SignedFields {
  readonly sign: string;
  /** Values of all request fields, in an order that does not depend on the format of the request. */
  readonly body: unknown;
}

/** Maximum difference between the clocks of client and server in either direction, in milliseconds. */
const WINDOW_MS = 300_000;

const wrong = refuse({ reason: 'signature-wrong' });

/** Verifies the signatures of requests. */
@Injectable()
export class SignatureVerifier {
  constructor(
    private readonly keys: SignKeys,
    private readonly nonces: NonceStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Accepts a request that is signed with the client application's key, within five minutes of its time, and not a
   * replay. Of parallel requests with one signature one is accepted, over all processes.
   */
  async verify(policy: SignaturePolicy, request: SignedRequest): Promise<Outcome<void, SignatureRefusal>> {
    if (policy.sign === 'off') return done(undefined);
    if (request.sign === '') return wrong;
    const signedAt = parseTimestamp(request.timestamp);
    if (signedAt === undefined || Math.abs(this.clock.now() - signedAt) > WINDOW_MS)
      return refuse({ reason: 'request-expired' });
    const key = await this.keys.of(policy.app);
    if (!key || !constantTimeEqual(request.sign, requestSignature(key, request))) return wrong;
    return this.acceptOnce(policy, request, signedAt);
  }

  /**
   * Stores the signature as a nonce for one window longer than it is valid, since the clocks of processes differ too.
   */
  private async acceptOnce(
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
