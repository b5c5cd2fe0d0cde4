import { type CanActivate, type ExecutionContext, Inject, Injectable, mixin, type Type } from '@nestjs/common';
import { RefusedException } from '../../common';
import { type SignaturePolicy, type SignedRequest, SignatureVerifier } from './signature-verifier';

/** Function that extracts the signature from a body that is decoded and not yet validated. */
export type SignatureExtractor = (body: unknown) => SignedRequest;

/** Creates a guard that requires an accepted signature; `policy` is the injection token of a `SignaturePolicy`. */
export function SignatureGuard(
  policy: abstract new (...args: never[]) => SignaturePolicy,
  extract: SignatureExtractor,
): Type<CanActivate> {
  @Injectable()
  class Guard implements CanActivate {
    constructor(
      private readonly signatures: SignatureVerifier,
      @Inject(policy) private readonly accepted: SignaturePolicy,
    ) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      const { body } = context.switchToHttp().getRequest<{ readonly body: unknown }>();
      const verified = await this.signatures.verify(this.accepted, extract(body));
      if (!verified.ok) throw new RefusedException(verified.refusal);
      return true;
    }
  }
  return mixin(Guard);
}
