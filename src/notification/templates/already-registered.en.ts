import type { Template } from './template';

export const alreadyRegisteredEn: Template = {
  sms: ({ service, reference }) =>
    `${service}: somebody tried to sign up with this number, which has an account already. If it was you, sign in or recover your password. Ref ${reference}`,
  email: ({ service, reference }) => ({
    subject: `You already have a ${service} account (${reference})`,
    opening: `Somebody tried to open a ${service} account with this address, which has an account already.`,
    closing: [
      'If it was you: sign in, or recover your password.',
      'If it was not you, ignore this mail: nothing has changed.',
      `Reference: ${reference}`,
    ],
  }),
};
