import type { Remedy } from '../remedies';

/** Source: Alibaba Cloud SMS, error codes of SendSms (2017-05-25). */
export const ALIYUN_REMEDIES: readonly Remedy[] = [
  {
    reasons: [
      ...['isv.SMS_SIGNATURE_ILLEGAL', 'isv.SMS_SIGN_ILLEGAL', 'isv.SMS_SIGN_NAME_ILLEGAL', 'isv.SIGN_NAME_ILLEGAL'],
      ...['isv.SIGN_STATE_ILLEGAL', 'isv.SIGNATURE_BLACKLIST', 'SIGNATURE_BLACKLIST'],
    ],
    meaning: 'the sender name is not registered, not approved or forbidden',
    advice: 'compare ALIYUN_SIGN_NAME with the approved names in the console',
  },
  {
    reasons: ['PORT_NOT_REGISTERED'],
    meaning: 'carriers have not registered the sender name yet',
    advice: 'finish its real-name registration in the console, which takes carriers days',
  },
  {
    reasons: ['isv.SMS_SIGNATURE_SCENE_ILLEGAL'],
    meaning: 'the sender name is approved for another kind of text',
    advice: 'use a name for all kinds, or a text of the kind that the name is for',
  },
  {
    reasons: ['isv.SMS_TEMPLATE_ILLEGAL', 'isv.SMS_CONTENT_CODE_ILLEGAL', 'isv.SMS_CONTENTCODE_ILLEGAL'],
    meaning: 'the text is not registered or not approved',
    advice: 'compare ALIYUN_TEMPLATES with the approved texts in the console',
  },
  {
    reasons: [
      ...['isv.TEMPLATE_MISSING_PARAMETERS', 'isv.CONTENT_MISSING_PARAMETERS', 'isv.TEMPLATE_PARAMS_ILLEGAL'],
      ...['isv.INVALID_JSON_PARAM', 'isv.PARAM_LENGTH_LIMIT'],
    ],
    meaning: 'the variables of the text do not fit',
    advice: 'give a text for a code the variables ${code} and ${minutes}, both for digits, and any other text none',
  },
  {
    reasons: ['isv.DOMESTIC_NUMBER_NOT_SUPPORTED', 'isv.NOT_SUPPORTED_COUNTRY', 'isv.COUNTRY_RESTRICTED'],
    meaning: 'the text is not for numbers of this country',
    advice: 'register a text for it, or let ROUTES give the country to another vendor',
  },
  {
    reasons: ['isv.SMS_CONTENT_ILLEGAL', 'isv.BLACK_KEY_CONTROL_LIMIT'],
    meaning: 'the text has forbidden words',
    advice: 'change the words of the registered text',
  },
];
