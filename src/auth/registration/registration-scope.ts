import type { CodeScope } from '../../otp';

/** The scope of a registration's codes: nobody owns the address yet. */
export const registrationScope = (app: string, target: string): CodeScope => ({
  app,
  purpose: 'register',
  target,
  ownerKey: '',
});
