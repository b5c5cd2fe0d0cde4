import type { EnteredCode } from '../../common';
import { Code, OptionalText, Text } from '../../http';

const MAX_TAGS = 2_000;

/** Request that starts a verification, or sends its code once more. */
export class CreateVerificationRequest {
  @Text({ about: 'Phone number or e-mail address', example: '+8613800138006', lineBreaks: 'anywhere' }) To: string;
  @Text({
    about: 'Channel of the message; others are refused with 60200',
    oneOf: ['sms', 'email', 'call', 'whatsapp', 'sna', 'auto'],
    example: 'sms',
  })
  Channel: 'sms' | 'email' | 'call' | 'whatsapp' | 'sna' | 'auto';
  @OptionalText({ about: 'Language of the message', example: 'en' }) Locale?: string;
  @OptionalText({ about: 'Ignored: messages name the client application' }) CustomFriendlyName?: string;
  @OptionalText({ about: 'Ignored' }) AppHash?: string;
  @OptionalText({ about: 'Ignored' }) DeviceIp?: string;
  @OptionalText({ about: 'Refused with 60200: codes are drawn here' }) CustomCode?: string;
  @OptionalText({ about: 'Refused with 60200: a code is bound to no payment here' }) Amount?: string;
  @OptionalText({ about: 'Refused with 60200: a code is bound to no payment here' }) Payee?: string;
  @OptionalText({ about: 'Ignored' }) TemplateSid?: string;
  @OptionalText({ about: 'Ignored', max: MAX_TAGS }) Tags?: string;
  @OptionalText({ about: 'Ignored: the limits of the server hold', max: MAX_TAGS }) RateLimits?: string;
  @OptionalText({ about: 'Ignored: the checks of the server hold' }) RiskCheck?: string;
}

/** Request that ends a verification. */
export class UpdateVerificationRequest {
  @Text({ about: 'New status', oneOf: ['canceled', 'approved'], example: 'canceled' }) Status: 'canceled' | 'approved';
}

/** Request that checks a code. */
export class CreateVerificationCheckRequest {
  @Code({ about: 'The code that was entered', example: '123456' }) Code: EnteredCode;
  @OptionalText({ about: 'Phone number or e-mail address', example: '+8613800138006', lineBreaks: 'anywhere' })
  To?: string;
  @OptionalText({ about: 'Identifier of the verification, in place of To' }) VerificationSid?: string;
}
