import { type RequestContext, RequestContextPipe } from '../../auth';
import type { CaptchaSubject } from '../../captcha';
import { ClientAddress } from '../../http';

/** Options of the dialect. */
export abstract class PcuserOptions {
  /** Client application whose accounts it serves. */
  abstract readonly app: string;
  abstract readonly disclosure: RequestContext['disclosure'];
  /** Serves 验证码用途 1 (register) beside 10004 (find password). */
  abstract readonly registerCodes: boolean;
}

const ContextPipe = RequestContextPipe(PcuserOptions);

/** Handler parameter: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/** Owner of a captcha: the browser. A browser without a cookie has none, and no captcha is kept for it. */
export const captchaOf = (client = ''): CaptchaSubject => ({ app: 'pcuser', client, purpose: 'recover' });
