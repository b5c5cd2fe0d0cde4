import { RequestContextPipe } from '../../auth';
import type { CaptchaSubject } from '../../captcha';
import { ClientAddress } from '../../http';
import { PcuserOptions } from './pcuser.config';

const ContextPipe = RequestContextPipe(PcuserOptions);

/** Handler parameter decorator: the request context. */
export const Context = () => ClientAddress(ContextPipe);

/** Subject that a captcha is bound to: the browser. For a browser without a cookie no captcha is kept. */
export const captchaOf = (client = ''): CaptchaSubject => ({ app: 'pcuser', client, purpose: 'recover' });
