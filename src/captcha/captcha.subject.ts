import { createHash } from 'node:crypto';
import type { Purpose } from '../kernel';

/** What a captcha is drawn for; one that is drawn for `none` fits no call. */
export type CaptchaPurpose = Purpose | 'none';

/** Whom a captcha belongs to: it can be answered by this client, in this app, for this purpose only. */
export interface CaptchaSubject {
  readonly app: string;
  /** However the client names itself: a GUID, a cookie, an id of its own. */
  readonly client: string;
  readonly purpose: CaptchaPurpose;
}

/** The name under which a subject's captcha is kept; clients choose ids of any length and content. */
export function subjectKey({ app, client, purpose }: CaptchaSubject): string {
  return createHash('sha256')
    .update(JSON.stringify([app, client, purpose]))
    .digest('base64url');
}
