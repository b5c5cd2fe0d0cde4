import type { Template } from './template';

export const recoverLinkEn: Template = {
  email: ({ service, link, minutes, reference }) => ({
    subject: `Reset your ${service} password (${reference})`,
    opening: `You asked to reset the password of your ${service} account. Open this link to choose a new one:`,
    link: { address: link, label: 'Choose a new password' },
    closing: [
      `It is valid for ${minutes} minutes and works once. Do not forward it to anyone.`,
      'If you did not ask for it, ignore this mail: your password stays as it is.',
      `Reference: ${reference}`,
    ],
  }),
};
