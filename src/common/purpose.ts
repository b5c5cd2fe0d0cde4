/** Purpose of a code or ticket; one of one purpose never serves another. */
export type Purpose = 'register' | 'recover' | 'change-password' | 'sign-in';

/** Kind of channel that a message is sent over. */
export type ChannelKind = 'sms' | 'email';

/** Templates of messages; their texts stand in notification/templates/locales, one file per language. */
export const TEMPLATE_NAMES = [
  'recover-code',
  'change-code',
  'register-code',
  'already-registered',
  'recover-link',
  'password-changed',
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];
