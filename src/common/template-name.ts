/** What a message says; its words stand in the notification module, one file per language. */
export const TEMPLATE_NAMES = [
  'recover-code',
  'change-code',
  'register-code',
  'already-registered',
  'recover-link',
  'password-changed',
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];
