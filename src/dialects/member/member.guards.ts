import { RequestContextPipe, SignatureGuard } from '../../auth';
import { AdaptiveCaptchaGuard, CaptchaGuard, type CaptchaSubject, cookieClient } from '../../captcha';
import { ClientAddress, textField } from '../../http';
import { namedClient } from './member.codec';
import type { SignedRequest } from './member.dto';
import { MemberOptions } from './member.config';

const ContextPipe = RequestContextPipe(MemberOptions);

/** Handler parameter decorator: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/** Guard that requires a valid request signature. */
export const Signed = SignatureGuard(MemberOptions, (body) => {
  const { terminal, time_stamp: timestamp, random, sign } = body as SignedRequest;
  return { terminal, timestamp: timestamp ?? '', random, sign: sign ?? '', body };
});

/**
 * Subject that a captcha is bound to: the client alone, since the request for the picture does not state its purpose.
 * For a client without a name no captcha is kept.
 */
export const captchaOf = (client = ''): CaptchaSubject => ({ app: 'member', client, purpose: 'sign-in' });

/** Guard that requires the captcha answer of the client that the request names. */
export const CaptchaOfClient = CaptchaGuard(({ body }) => ({
  subject: captchaOf(namedClient(textField(body, 'client'))),
  answer: textField(body, 'img_code'),
}));

/** Guard that verifies the captcha answer of the browser, if the request contains one. */
export const CaptchaOfBrowser = AdaptiveCaptchaGuard(({ body, headers }) => ({
  subject: captchaOf(cookieClient(headers.cookie)),
  answer: textField(body, 'verification_code'),
}));
