import type { Remedy } from '../remedies';

/** Source: Tencent Cloud SMS, error codes of SendSms (2021-01-11). */
export const TENCENT_REMEDIES: readonly Remedy[] = [
  {
    reasons: [
      ...['FailedOperation.SignatureIncorrectOrUnapproved', 'FailedOperation.MissingSignature'],
      'FailedOperation.SignIdNotExist',
    ],
    meaning: 'the sender name is not registered or not approved',
    advice: 'compare TENCENT_SIGN_NAME with the approved names in the console',
  },
  {
    reasons: [
      ...['FailedOperation.TemplateIncorrectOrUnapproved', 'FailedOperation.TemplateUnapprovedOrNotExist'],
      'FailedOperation.TemplateIdNotExist',
    ],
    meaning: 'the text is not registered or not approved',
    advice: 'compare TENCENT_TEMPLATES with the approved texts in the console',
  },
  {
    reasons: [
      ...['FailedOperation.TemplateParamSetNotMatchApprovedTemplate'],
      ...['InvalidParameterValue.TemplateParameterFormatError', 'InvalidParameterValue.TemplateParameterLengthLimit'],
    ],
    meaning: 'the variables of the text do not fit',
    advice: 'give a text for a code the variables {1} (code) and {2} (minutes), and any other text none',
  },
  {
    reasons: [
      ...['UnsupportedOperation.ChineseMainlandTemplateToGlobalPhone'],
      ...['UnsupportedOperation.GlobalTemplateToChineseMainlandPhone'],
    ],
    meaning: 'the text is not for numbers of this country',
    advice: 'register a text for it, or let ROUTES give the country to another vendor',
  },
  {
    reasons: ['InvalidParameterValue.SdkAppIdNotExist', 'InvalidParameter.AppidAndBizId'],
    meaning: 'the SMS application is unknown to the account',
    advice: 'compare TENCENT_SMS_SDK_APP_ID with the applications in the console',
  },
  {
    reasons: [
      ...['FailedOperation.ContainSensitiveWord', 'InvalidParameter.DirtyWordFound'],
      'InvalidParameterValue.ContentLengthLimit',
    ],
    meaning: 'the text has forbidden words, or is too long',
    advice: 'change the registered text',
  },
];
