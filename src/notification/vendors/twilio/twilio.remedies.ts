import type { Remedy } from '../remedies';

/** Source: twilio.com/docs/api/errors. */
export const TWILIO_REMEDIES: readonly Remedy[] = [
  {
    reasons: ['twilio 21212', 'twilio 21603', 'twilio 21606', 'twilio 21659', 'twilio 21660', 'twilio 21661'],
    meaning: 'the sender is not one of the account, or cannot send SMS',
    advice: 'give a number of the account that can send SMS as TWILIO_FROM',
  },
  {
    reasons: ['twilio 21703', 'twilio 21705'],
    meaning: 'the messaging service does not exist, or has no sender',
    advice: 'compare TWILIO_FROM with the messaging services in the console, and add a sender',
  },
  {
    reasons: ['twilio 21408'],
    meaning: 'the account may not send to this country',
    advice: 'allow the country in the messaging geographic permissions, or leave it out of COUNTRIES',
  },
  {
    reasons: ['twilio 21608'],
    meaning: 'the account is on trial, and the number is not verified',
    advice: 'upgrade the account, or verify the number in the console',
  },
  {
    reasons: ['twilio 21612'],
    meaning: 'the sender cannot reach this number',
    advice: 'add a sender for the country to a messaging service, or let ROUTES give the country to another vendor',
  },
];
