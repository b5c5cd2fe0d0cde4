import { type CanActivate, type ExecutionContext, Inject, Injectable, mixin, type Type } from '@nestjs/common';
import { RefusedException } from '../../common';
import type { SignaturePolicy } from './signature.policy';
import { Signatures, type SignedRequest } from './signatures';

/** How a route finds the signature in its requests, whose bodies are decoded and not yet validated. */
export type SignatureExtractor = (body: unknown) => SignedRequest;

/** Lets only requests through whose signature the policy accepts; `policy` is the provider that says what it accepts. */
export function SignatureGuard(
  policy: abstract new (...args: never[]) => SignaturePolicy,
  read: SignatureExtractor,
): Type<CanActivate> {
  @Injectable()
  class Guard implements CanActivate {
    constructor(
      private readonly signatures: Signatures,
      @Inject(policy) private readonly accepted: SignaturePolicy,
    ) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      const { body } = context.switchToHttp().getRequest<{ readonly body: unknown }>();
      const verified = await this.signatures.verify(this.accepted, read(body));
      if (!verified.ok) throw new RefusedException(verified.refusal);
      return true;
    }
  }
  return mixin(Guard);
}
