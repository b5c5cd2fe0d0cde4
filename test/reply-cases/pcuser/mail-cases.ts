import { drawCaptcha, resetByMail, REPLIES, sendEmail, withLink, WRONG } from './client';
import type { Case } from './settings';

/** One case for every reply of find_password_send_email. */
export const SEND_EMAIL_CASES: readonly Case[] = [
  [...REPLIES.mailSent, 'a link is on its way', async (api) => sendEmail(api, (await api.newAccount()).email)],
  [
    ...REPLIES.wrongCaptcha,
    'the captcha is wrong',
    async (api) => sendEmail(api, (await api.newAccount()).email, WRONG),
  ],
  [...REPLIES.wrongCaptcha, 'there is no captcha', async (api) => sendEmail(api, (await api.newAccount()).email, '')],
  [
    ...REPLIES.outdatedCode,
    'the captcha is five minutes old',
    async (api) => {
      const { email } = await api.newAccount();
      const cookie = await drawCaptcha(api);
      api.advance(300);
      const fields = { action: 'find_password_send_email', email, code: 'K7M2P' };
      return api.form('/pcuser-find-password', fields, { cookie });
    },
  ],
  [...REPLIES.badEmail, 'there is no address', (api) => sendEmail(api, '')],
  [...REPLIES.badEmail, 'it is no address', (api) => sendEmail(api, 'ada at example.com')],
  [...REPLIES.unknownEmail, 'nobody has the address', (api) => sendEmail(api, 'nobody@example.com')],
  [
    ...REPLIES.unknownEmail,
    'two users have the address',
    async (api) => {
      const { email } = await api.newAccount();
      await api.newAccount({ email });
      return sendEmail(api, email);
    },
  ],
  [
    ...REPLIES.tooOften,
    'it is asked again at once',
    async (api) => {
      const { email } = await api.newAccount();
      await sendEmail(api, email);
      return sendEmail(api, email);
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await sendEmail(api, 'ada@example.com');
      return sendEmail(api, 'ada@example.com');
    },
    'an address may draw and ask once a minute',
  ],
  [
    ...REPLIES.outage,
    'no mail can be sent',
    async (api) => sendEmail(api, (await api.newAccount()).email),
    'SMS and mail are switched off',
  ],
  [
    ...REPLIES.outage,
    'the core cannot be asked',
    (api) => sendEmail(api, 'ada@example.com'),
    'the core is out of order',
  ],
];

const madeUp = { token: 'made up', timestamp: '1800000000', uid: 'somebody' };

/** One case for every reply of find_email_password. */
export const RESET_BY_MAIL_CASES: readonly Case[] = [
  [...REPLIES.changed, 'the link is right', async (api) => resetByMail(api, (await withLink(api)).link)],
  [...REPLIES.illegal, 'the link is made up', (api) => resetByMail(api, madeUp)],
  [...REPLIES.illegal, 'there is no token', (api) => resetByMail(api, { ...madeUp, token: '' })],
  [...REPLIES.illegal, 'there is no timestamp', (api) => resetByMail(api, { ...madeUp, timestamp: '' })],
  [...REPLIES.illegal, 'there is no uid', (api) => resetByMail(api, { ...madeUp, uid: '' })],
  [
    ...REPLIES.illegal,
    'the uid is that of another',
    async (api) => resetByMail(api, { ...(await withLink(api)).link, uid: (await api.newAccount()).id }),
  ],
  [
    ...REPLIES.late,
    'the link was used',
    async (api) => {
      const { link } = await withLink(api);
      await resetByMail(api, link);
      return resetByMail(api, link);
    },
  ],
  [
    ...REPLIES.late,
    'the link is ten minutes old',
    async (api) => {
      const { link } = await withLink(api);
      api.advance(600);
      return resetByMail(api, link);
    },
  ],
  [
    ...REPLIES.badPasswordByMail,
    'the password is too short',
    async (api) => resetByMail(api, (await withLink(api)).link, 'short'),
  ],
  [...REPLIES.badPasswordByMail, 'there is no password', (api) => resetByMail(api, madeUp, '')],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await resetByMail(api, madeUp);
      return resetByMail(api, madeUp);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => resetByMail(api, madeUp), 'the core is out of order'],
];
