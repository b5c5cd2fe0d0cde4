import { RequestContextPipe } from '../../auth';
import type { CaptchaPurpose, CaptchaSubject } from '../../captcha';
import { ClientAddress, textField } from '../../http';
import { SmssendOptions } from './smssend.config';

const ContextPipe = RequestContextPipe(SmssendOptions);

/** Handler parameter decorator: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/**
 * Subject that a captcha is bound to: the client, named by its `imgid`, and the call for which the captcha was
 * requested.
 */
export const captchaOf = (client: string, purpose: CaptchaPurpose): CaptchaSubject => ({
  app: 'smssend',
  client,
  purpose,
});

/** Captcha answer of a request, and the call for which the captcha must have been requested. */
export const captchaAnswer = (body: unknown, purpose: CaptchaPurpose) => ({
  subject: captchaOf(textField(body, 'imgid') ?? '', purpose),
  answer: textField(body, 'imgcode'),
});
