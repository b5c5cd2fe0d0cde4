import { type ApiDescription, clr, described, jsonModel, member } from '../../http';
import { ERRORS_PATH } from './verify.codec';
import { VerifyController } from './verify.controller';

const state = {
  sid: member(clr.string, 'Identifier: VE and 32 hexadecimal digits'),
  service_sid: member(clr.string, 'Identifier of the service: VA and 32 hexadecimal digits'),
  account_sid: member(clr.string, 'Identifier of the account: AC and 32 hexadecimal digits'),
  to: member(clr.string, 'Phone number in E.164, or e-mail address'),
  channel: member(clr.string, 'sms or email'),
  status: member(clr.string, 'pending, approved or canceled'),
  valid: member(clr.boolean, 'True once the code was entered'),
};
const dates = {
  date_created: member(clr.string, 'RFC 3339, UTC'),
  date_updated: member(clr.string, 'RFC 3339, UTC'),
};

const payment = { amount: member(clr.anything, 'Always null'), payee: member(clr.anything, 'Always null') };
const attempt = jsonModel('SendCodeAttempt', {
  time: member(clr.string, 'RFC 3339, UTC'),
  channel: member(clr.string, 'SMS or EMAIL'),
  attempt_sid: member(clr.string, 'Identifier: VL and 32 hexadecimal digits'),
});
const verification = jsonModel('Verification', {
  ...state,
  ...dates,
  lookup: member(clr.anything, 'Always empty'),
  ...payment,
  send_code_attempts: member(clr.listOf(attempt), 'Messages, oldest first'),
  sna: member(clr.anything, 'Always null'),
  url: member(clr.string, 'Address of the verification'),
});
const check = jsonModel('VerificationCheck', {
  ...{ ...state, ...payment, ...dates },
  sna_attempts_error_codes: member(clr.listOf(clr.anything), 'Always empty'),
});
const FLAG = member(clr.boolean, 'Fixed');

const service = jsonModel('Service', {
  sid: member(clr.string, 'Identifier: VA and 32 hexadecimal digits'),
  account_sid: member(clr.string, 'Identifier of the account'),
  friendly_name: member(clr.string, 'Name of the client application'),
  code_length: member(clr.int, 'Number of digits of a code'),
  ...Object.fromEntries(
    ['lookup_enabled', 'psd2_enabled', 'skip_sms_to_landlines', 'dtmf_input_required'].map((name) => [name, FLAG]),
  ),
  tts_name: member(clr.anything, 'Always null'),
  ...Object.fromEntries(['do_not_share_warning_enabled', 'custom_code_enabled'].map((name) => [name, FLAG])),
  push: member(clr.anything, 'Always empty'),
  totp: member(clr.anything, 'Always empty'),
  default_template_sid: member(clr.anything, 'Always null'),
  verify_event_subscription_enabled: FLAG,
  ...dates,
  url: member(clr.string, 'Address of the service'),
  links: member(clr.anything, 'Addresses of its verifications and their checks'),
});

/** Twilio Verify v2: description of the API for its documentation. */
export const verifyApi: ApiDescription = {
  name: 'verify',
  title: 'Twilio Verify v2 /v2/Services',
  about:
    'Forms in, JSON out, HTTP Basic with the account sid and auth token that clients:create --kind verify prints. ' +
    'SDKs of Twilio Verify work with another base URL.',
  resultFields: { number: 'code', text: 'message' },
  errorCodes: ERRORS_PATH,
  basic: {
    about: 'User name: account sid (AC…) or key sid (SK…); password: the auth token of that application.',
    username: 'ACd25f1f3149178bf4d6809dbb5e7ab9e8',
    password: 'dev-client-secret',
  },
  parameters: [
    { name: 'service', about: 'Sid of the service: VA…', example: 'VAd25f1f3149178bf4d6809dbb5e7ab9e8' },
    { name: 'name', about: 'Sid of the verification (VE…), or its phone number or address', example: '+8613800138006' },
  ],
  journeys: [
    {
      name: 'Verify a number',
      isWithoutAccount: true,
      steps: [
        { handler: 'start', body: { To: '+8613800138006', Channel: 'sms' }, sendsTo: '+8613800138006' },
        { handler: 'check', body: { To: '+8613800138006', Code: '{{code}}' } },
      ],
    },
  ],
  groups: [
    {
      name: 'Verify',
      about: 'Verifications',
      english: 'Codes for addresses without accounts',
      controllers: [
        described(VerifyController, {
          start: {
            name: 'createVerification',
            summary: 'Start a verification, or send its code once more',
            returns: 'The same code is sent until it is entered or has expired.',
            reply: verification,
          },
          show: {
            name: 'fetchVerification',
            summary: 'Show a pending verification, by its sid or its address',
            reply: verification,
          },
          update: {
            name: 'updateVerification',
            summary: 'End a verification',
            reply: verification,
          },
          check: {
            name: 'createVerificationCheck',
            summary: 'Check a code',
            returns: 'A right code approves the verification once; a wrong one leaves it pending.',
            reply: check,
          },
          service: {
            name: 'fetchService',
            summary: 'Show the client application',
            reply: service,
          },
          createService: {
            name: 'createService',
            summary: 'Refused: services are made by an operator',
            reply: service,
          },
        }),
      ],
    },
  ],
};
