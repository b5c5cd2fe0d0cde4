import { originBoundCode } from './origin-bound-code';
import type { Template } from './template';

export const registerCodeEn: Template = {
  sms: (facts) =>
    `${facts.service}: ${facts.code} is your code to sign up, valid ${facts.minutes} min. Do not share it with anyone. Ref ${facts.reference}\n` +
    originBoundCode(facts),
  email: ({ service, code, minutes, reference }) => ({
    subject: `Your ${service} code to sign up (${reference})`,
    opening: `You asked to open a ${service} account. Your code is:`,
    code,
    closing: [
      `It is valid for ${minutes} minutes. Do not share it with anyone; our staff will never ask for it.`,
      'If you did not ask for it, ignore this mail: no account is opened without the code.',
      `Reference: ${reference}`,
    ],
  }),
};
