import type { LocaleStrings } from '../template-strings';

const VALID = 'It is valid for {{minutes}} minutes. Do not share it with anyone; our staff will never ask for it.';
const PASSWORD_STAYS = 'If you did not ask for it, ignore this mail: your password stays as it is.';
const REFERENCE = 'Reference: {{reference}}';

export const en: LocaleStrings = {
  'recover-code': {
    sms: '{{service}}: {{code}} resets your password, valid {{minutes}} min. Do not share it with anyone. Ref {{reference}}',
    subject: 'Your {{service}} code to reset your password ({{reference}})',
    paragraphs: [
      'You asked to reset the password of your {{service}} account. Your code is:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'change-code': {
    sms: '{{service}}: {{code}} changes your password, valid {{minutes}} min. Do not share it with anyone. Ref {{reference}}',
    subject: 'Your {{service}} code to change your password ({{reference}})',
    paragraphs: [
      'You asked to change the password of your {{service}} account. Your code is:',
      '{{code}}',
      VALID,
      PASSWORD_STAYS,
      REFERENCE,
    ],
  },
  'sign-in-code': {
    sms: '{{service}}: {{code}} signs you in, valid {{minutes}} min. Do not share it with anyone. Ref {{reference}}',
    subject: 'Your {{service}} code to sign in ({{reference}})',
    paragraphs: [
      'You asked to sign in to your {{service}} account. Your code is:',
      '{{code}}',
      VALID,
      'If you did not ask for it, ignore this mail: without the code nobody signs in.',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '{{service}}: {{code}} adds this address to your account, valid {{minutes}} min. Do not share it with anyone. Ref {{reference}}',
    subject: 'Your {{service}} code to confirm this address ({{reference}})',
    paragraphs: [
      'You asked to use this address for your {{service}} account. Your code is:',
      '{{code}}',
      VALID,
      'If you did not ask for it, ignore this mail: without the code nothing changes.',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '{{service}}: {{code}} is your code to sign up, valid {{minutes}} min. Do not share it with anyone. Ref {{reference}}',
    subject: 'Your {{service}} code to sign up ({{reference}})',
    paragraphs: [
      'You asked to open a {{service}} account. Your code is:',
      '{{code}}',
      VALID,
      'If you did not ask for it, ignore this mail: no account is opened without the code.',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '{{service}}: {{code}} is your code, valid {{minutes}} min. Do not share it with anyone. Ref {{reference}}',
    subject: 'Your {{service}} code ({{reference}})',
    paragraphs: [
      'You are confirming this address for {{service}}. Your code is:',
      '{{code}}',
      VALID,
      'If you did not ask for it, ignore this mail.',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '{{service}}: this number has an account already. If you tried to sign up, sign in or reset your password; if not, ignore this. Ref {{reference}}',
    subject: 'You already have a {{service}} account ({{reference}})',
    paragraphs: [
      'Somebody tried to open a {{service}} account with this address, which has an account already.',
      'If it was you: sign in, or reset your password.',
      'If it was not you, ignore this mail: nothing has changed.',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: 'Reset your {{service}} password ({{reference}})',
    paragraphs: [
      'You asked to reset the password of your {{service}} account. Open this link to choose a new one:',
      '{{link}}',
      'It is valid for {{minutes}} minutes and works once. Do not forward it to anyone; our staff will never ask for it.',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: 'Choose a new password',
  },
  'password-changed': {
    sms: '{{service}}: your password was changed and all devices were signed out. Not you? Reset it now and contact support. Ref {{reference}}',
    subject: 'Your {{service}} password was changed ({{reference}})',
    paragraphs: [
      'The password of your {{service}} account was just changed, and all devices were signed out.',
      'If this was you, there is nothing to do.',
      'If it was not you, reset your password now, check the phone number and e-mail address of your account, and contact support.',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '{{service}}: phone number or e-mail address of your account was changed. Not you? Reset your password now and contact support. Ref {{reference}}',
    subject: 'An address of your {{service}} account was changed ({{reference}})',
    paragraphs: [
      'The phone number or e-mail address of your {{service}} account was just changed. This address is no longer used.',
      'If this was you, there is nothing to do.',
      'If it was not you, reset your password now and contact support.',
      REFERENCE,
    ],
  },
};
