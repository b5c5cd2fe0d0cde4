/** Purpose of a code or ticket; one for a purpose is never valid for another. */
export type Purpose = 'register' | 'recover' | 'change-password' | 'sign-in' | 'bind-phone' | 'bind-email' | 'verify';

/** Channel over which a message is sent. */
export type ChannelKind = 'sms' | 'email';

/** Names of the message templates; their texts are in notification/templates/locales, one file per language. */
export const TEMPLATE_NAMES = [
  'recover-code',
  'change-code',
  'sign-in-code',
  'bind-code',
  'register-code',
  'verify-code',
  'already-registered',
  'recover-link',
  'password-changed',
  'address-changed',
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];
