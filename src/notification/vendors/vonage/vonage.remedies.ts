import type { Remedy } from '../remedies';

/** Source: developer.vonage.com/messaging/sms/guides/troubleshooting-sms. */
export const VONAGE_REMEDIES: readonly Remedy[] = [
  {
    reasons: ['vonage 15'],
    meaning: 'the sender is not allowed in this country',
    advice: 'give a number of the account, or a name registered there, as VONAGE_FROM',
  },
  {
    reasons: ['vonage 29'],
    meaning: 'the account is on trial, and the number is not listed',
    advice: 'add credit, or list the number among the test numbers in the dashboard',
  },
];
