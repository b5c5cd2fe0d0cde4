import type { Slot } from '../../otp';

/** The slot of a newcomer's codes: nobody owns the address yet. */
export const registrationSlot = (app: string, target: string): Slot => ({
  app,
  purpose: 'register',
  target,
  subject: '',
});
