import { RequestContextPipe, SignatureGuard } from '../../auth';
import { AdaptiveCaptchaGuard, CaptchaGuard, type CaptchaSubject, cookieClient } from '../../captcha';
import { ClientAddress, textField } from '../../http';
import { namedClient } from './member.codec';
import type { SignedRequest } from './member.dto';
import { MemberOptions } from './member.config';

const ContextPipe = RequestContextPipe(MemberOptions);

/** Handler parameter: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/** Guard that requires a right signature. */
export const Signed = SignatureGuard(MemberOptions, (body) => {
  const { terminal, time_stamp: timestamp, random, sign } = body as SignedRequest;
  return { terminal, timestamp: timestamp ?? '', random, sign: sign ?? '', body };
});

/**
 * Owner of a captcha: the client alone, since the request for the picture does not tell the call that it is for. A client
 * without a name has none, and no captcha is kept for it.
 */
export const captchaOf = (client = ''): CaptchaSubject => ({ app: 'member', client, purpose: 'sign-in' });

/** Guard that requires the answer to the captcha of the client that the request names. */
export const CaptchaOfClient = CaptchaGuard(({ body }) => ({
  subject: captchaOf(namedClient(textField(body, 'client'))),
  answer: textField(body, 'img_code'),
}));

/** Guard that verifies the answer to the captcha of the browser, if there is an answer. */
export const CaptchaOfBrowser = AdaptiveCaptchaGuard(({ body, headers }) => ({
  subject: captchaOf(cookieClient(headers.cookie)),
  answer: textField(body, 'verification_code'),
}));
