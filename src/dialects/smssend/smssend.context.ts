import { RequestContextPipe } from '../../auth';
import type { CaptchaPurpose, CaptchaSubject } from '../../captcha';
import { ClientAddress, textField } from '../../http';
import { SmssendOptions } from './smssend.config';

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
