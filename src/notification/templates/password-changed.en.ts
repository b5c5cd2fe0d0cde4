import type { Template } from './template';

export const passwordChangedEn: Template = {
  sms: ({ service, reference }) =>
    `${service}: your password was changed and all devices were signed out. Not you? Reset it now and contact support. Ref ${reference}`,
  email: ({ service, reference }) => ({
    subject: `Your ${service} password was changed (${reference})`,
    opening: `The password of your ${service} account was just changed, and all devices were signed out.`,
    closing: [
      'If this was you, there is nothing to do.',
      'If it was not you, reset your password now, check the phone number and e-mail address of your account, and contact support.',
      `Reference: ${reference}`,
    ],
  }),
};
