import { originBoundCode } from './origin-bound-code';
import type { Template } from './template';

export const changeCodeEn: Template = {
  sms: (facts) =>
    `${facts.service}: ${facts.code} changes your password, valid ${facts.minutes} min. Do not share it with anyone. Ref ${facts.reference}\n` +
    originBoundCode(facts),
  email: ({ service, code, minutes, reference }) => ({
    subject: `Your ${service} code to change your password (${reference})`,
    opening: `You asked to change the password of your ${service} account. Your code is:`,
    code,
    closing: [
      `It is valid for ${minutes} minutes. Do not share it with anyone; our staff will never ask for it.`,
      'If you did not ask for it, ignore this mail: your password stays as it is.',
      `Reference: ${reference}`,
    ],
  }),
};
