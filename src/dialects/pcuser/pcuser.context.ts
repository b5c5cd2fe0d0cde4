import { RequestContextPipe } from '../../auth';
import type { CaptchaSubject } from '../../captcha';
import { ClientAddress } from '../../http';
import { PcuserOptions } from './pcuser.config';

const ContextPipe = RequestContextPipe(PcuserOptions);

/** Handler parameter: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/** Owner of a captcha: the browser. A browser without a cookie has none, and no captcha is kept for it. */
export const captchaOf = (client = ''): CaptchaSubject => ({ app: 'pcuser', client, purpose: 'recover' });
