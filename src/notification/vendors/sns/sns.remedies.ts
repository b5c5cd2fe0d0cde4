import type { Remedy } from '../remedies';

/** Source: docs.aws.amazon.com/sns/latest/api/API_Publish.html. */
export const SNS_REMEDIES: readonly Remedy[] = [
  {
    reasons: [
      ...['sns InvalidParameter, not the number', 'sns InvalidParameterValue, not the number'],
      ...['sns ParameterValueInvalid', 'sns ValidationError'],
    ],
    meaning: 'the sender or the text is not valid',
    advice: 'compare SNS_SENDER_ID with the names registered for the country',
  },
];
