import { type RequestContext, RequestContextPipe } from '../../auth';
import type { CaptchaPurpose, CaptchaSubject } from '../../captcha';
import { ClientAddress, textField } from '../../http';

/** Options of the dialect. */
export abstract class SmssendOptions {
  /** Client application whose accounts it serves. */
  abstract readonly app: string;
  abstract readonly disclosure: RequestContext['disclosure'];
  /** `testTargets`: replies carry the codes of test targets, and only theirs. */
  abstract readonly echoCode: 'never' | 'testTargets';
  /** `adaptive`: once the limits require a captcha; `always`: on every send and sign-in; `off`: never. */
  abstract readonly captcha: 'adaptive' | 'always' | 'off';
}

const ContextPipe = RequestContextPipe(SmssendOptions);

/** Handler parameter: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/** Owner of a captcha: the client, named by its `imgid`, and the call that the captcha was drawn for. */
export const captchaOf = (client: string, purpose: CaptchaPurpose): CaptchaSubject => ({
  app: 'smssend',
  client,
  purpose,
});

/** The captcha answer of a request, and the call for which the captcha must have been drawn. */
export const captchaAnswer = (body: unknown, purpose: CaptchaPurpose) => ({
  subject: captchaOf(textField(body, 'imgid') ?? '', purpose),
  answer: textField(body, 'imgcode'),
});
