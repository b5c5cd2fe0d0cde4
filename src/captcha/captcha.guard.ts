import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  mixin,
  type Type,
} from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import { RefusedException } from '../common';
import { CaptchaService, type CaptchaSubject } from './captcha.service';

/** Part of a request that an extractor reads: its body is decoded, and not yet validated. */
export interface CaptchaInput {
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** Owner of the captcha that a request answers, and the answer. */
export interface CaptchaAnswer {
  readonly subject: CaptchaSubject;
  readonly answer: string | undefined;
}

/** Finds the captcha answer in the requests of a route. */
export type CaptchaExtractor = (input: CaptchaInput) => CaptchaAnswer;

interface MarkedRequest extends CaptchaInput {
  captchaPassed?: boolean;
}

/** Guard that requires a right answer. */
export const CaptchaGuard = (extract: CaptchaExtractor): Type<CanActivate> => guard(extract, true);

/** Guard that verifies an answer if there is one: a wrong one is refused, a missing one left to the handler (`@CaptchaPassed`). */
export const AdaptiveCaptchaGuard = (extract: CaptchaExtractor): Type<CanActivate> => guard(extract, false);

/** Handler parameter, on routes with one of the guards: whether the request has answered a captcha right. */
export const CaptchaPassed = createParamDecorator(
  (_: unknown, context: ExecutionContext): boolean =>
    context.switchToHttp().getRequest<MarkedRequest>().captchaPassed === true,
);

function guard(extract: CaptchaExtractor, isMandatory: boolean): Type<CanActivate> {
  @Injectable()
  class Guard implements CanActivate {
    constructor(private readonly captchas: CaptchaService) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      const request = context.switchToHttp().getRequest<MarkedRequest>();
      const { subject, answer } = extract(request);
      if (!isMandatory && !answer) return true;
      const verified = await this.captchas.verify(subject, answer);
      if (!verified.ok) throw new RefusedException(verified.refusal);
      request.captchaPassed = true;
      return true;
    }
  }
  return mixin(Guard);
}
