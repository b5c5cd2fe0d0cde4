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
import { CaptchaService } from './captcha.service';
import type { CaptchaSubject } from './captcha.subject';

/** What a route knows when its guards run: the decoded body, not yet validated. */
export interface CaptchaInput {
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** Whose captcha a request answers, and with what. */
export interface CaptchaAnswer {
  readonly subject: CaptchaSubject;
  readonly answer: string | undefined;
}

/** How a route finds the answer in its requests. */
export type CaptchaExtractor = (input: CaptchaInput) => CaptchaAnswer;

interface MarkedRequest extends CaptchaInput {
  captchaPassed?: boolean;
}

/** Lets only requests through that answer their captcha right. */
export const CaptchaGuard = (read: CaptchaExtractor): Type<CanActivate> => guard(read, true);

/** Judges an answer if one is given: a wrong one is refused, none at all is left to the handler (`@CaptchaPassed`). */
export const AdaptiveCaptchaGuard = (read: CaptchaExtractor): Type<CanActivate> => guard(read, false);

/** Whether the request has answered a captcha right; true or false after one of the guards. */
export const CaptchaPassed = createParamDecorator(
  (_: unknown, context: ExecutionContext): boolean =>
    context.switchToHttp().getRequest<MarkedRequest>().captchaPassed === true,
);

function guard(read: CaptchaExtractor, isMandatory: boolean): Type<CanActivate> {
  @Injectable()
  class Guard implements CanActivate {
    constructor(private readonly captchas: CaptchaService) {}

    async canActivate(context: ExecutionContext): Promise<boolean> {
      const request = context.switchToHttp().getRequest<MarkedRequest>();
      const { subject, answer } = read(request);
      if (!isMandatory && !answer) return true;
      const judged = await this.captchas.judge(subject, answer);
      if (!judged.ok) throw new RefusedException(judged.refusal);
      request.captchaPassed = true;
      return true;
    }
  }
  return mixin(Guard);
}
