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
import { CaptchaAnswers } from './captcha-answers';
import type { CaptchaSubject } from './captcha.service';

/** Parts of a request that a captcha extractor reads; the body is decoded, and not yet validated. */
export interface CaptchaInput {
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** Captcha answer in a request, with the subject that the captcha is bound to. */
export interface CaptchaAnswer {
  readonly subject: CaptchaSubject;
  readonly answer: string | undefined;
}

/** Function that extracts the captcha answer from the requests of a route. */
export type CaptchaExtractor = (input: CaptchaInput) => CaptchaAnswer;

interface MarkedRequest extends CaptchaInput {
  readonly ip: string | undefined;
  captchaPassed?: boolean;
}

/** Creates a guard that requires a right captcha answer. */
export const CaptchaGuard = (extract: CaptchaExtractor): Type<CanActivate> => guard(extract, true);

/**
 * Creates a guard that verifies a captcha answer if there is one: a wrong answer is refused, a missing one left to the
 * handler (`@CaptchaPassed`).
 */
export const AdaptiveCaptchaGuard = (extract: CaptchaExtractor): Type<CanActivate> => guard(extract, false);

/**
 * Handler parameter decorator, on routes with one of the captcha guards: true if the request contained a right answer.
 */
export const CaptchaPassed = createParamDecorator(
  (_: unknown, context: ExecutionContext): boolean =>
    context.switchToHttp().getRequest<MarkedRequest>().captchaPassed === true,
);

function guard(extract: CaptchaExtractor, isMandatory: boolean): Type<CanActivate> {
  @Injectable()
  class Guard implements CanActivate {
    constructor(private readonly answers: CaptchaAnswers) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      const request = context.switchToHttp().getRequest<MarkedRequest>();
      const { subject, answer } = extract(request);
      if (!isMandatory && !answer) return true;
      const verified = await this.answers.verify(subject, answer, request.ip);
      if (!verified.ok) throw new RefusedException(verified.refusal);
      request.captchaPassed = true;
      return true;
    }
  }
  return mixin(Guard);
}
