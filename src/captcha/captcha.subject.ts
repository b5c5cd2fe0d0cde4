import { keyDigest, type Purpose } from '../common';

/** What a captcha is drawn for; one that is drawn for `none` fits no call. */
export type CaptchaPurpose = Purpose | 'none';

/** Whom a captcha belongs to: it can be answered by this client, in this app, for this purpose only. */
export interface CaptchaSubject {
  readonly app: string;
  /** However the client names itself: a GUID, a cookie, an id of its own. */
  readonly client: string;
  readonly purpose: CaptchaPurpose;
}

const MAX_CLIENT_LENGTH = 128;

/**
 * The name under which a subject's captcha is kept. None for a subject that no answer can fit: a client without a name
 * (it would share its captcha with every other), one with an endless name, and the purpose `none`.
 */
export function ownerKey({ app, client, purpose }: CaptchaSubject): string | undefined {
  if (purpose === 'none' || client === '' || client.length > MAX_CLIENT_LENGTH) return undefined;
  return keyDigest(app, client, purpose);
}
