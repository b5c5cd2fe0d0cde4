import { drawCaptcha, resetByMail, SAYS, sendEmail, withLink, WRONG } from './client';
import type { Case } from './settings';

/** How to make find_password_send_email say all that it can. */
export const SEND_EMAIL_CASES: readonly Case[] = [
  [...SAYS.mailSent, 'a link is on its way', async (api) => sendEmail(api, (await api.newAccount()).email)],
  [...SAYS.wrongCaptcha, 'the captcha is wrong', async (api) => sendEmail(api, (await api.newAccount()).email, WRONG)],
  [...SAYS.wrongCaptcha, 'there is no captcha', async (api) => sendEmail(api, (await api.newAccount()).email, '')],
  [
    ...SAYS.wrongCaptcha,
    'the captcha is two minutes old',
    async (api) => {
      const { email } = await api.newAccount();
      const cookie = await drawCaptcha(api);
      api.advance(120);
      const fields = { action: 'find_password_send_email', email, code: 'K7M2P' };
      return api.form('/pcuser-find-password', fields, { cookie });
    },
  ],
  [...SAYS.badEmail, 'there is no address', (api) => sendEmail(api, '')],
  [...SAYS.badEmail, 'it is no address', (api) => sendEmail(api, 'ada at example.com')],
  [...SAYS.unknownEmail, 'nobody has the address', (api) => sendEmail(api, 'nobody@example.com')],
  [
    ...SAYS.unknownEmail,
    'two users have the address',
    async (api) => {
      const { email } = await api.newAccount();
      await api.newAccount({ email });
      return sendEmail(api, email);
    },
  ],
  [
    ...SAYS.tooOften,
    'it is asked again at once',
    async (api) => {
      const { email } = await api.newAccount();
      await sendEmail(api, email);
      return sendEmail(api, email);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await sendEmail(api, 'ada@example.com');
      return sendEmail(api, 'ada@example.com');
    },
    'an address may draw and ask once a minute',
  ],
  [
    ...SAYS.outage,
    'no mail can be sent',
    async (api) => sendEmail(api, (await api.newAccount()).email),
    'SMS and mail are switched off',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => sendEmail(api, 'ada@example.com'), 'the core is out of order'],
];

const madeUp = { token: 'made up', timestamp: '1800000000', uid: 'somebody' };

/** How to make find_email_password say all that it can. */
export const RESET_BY_MAIL_CASES: readonly Case[] = [
  [...SAYS.changed, 'the link is right', async (api) => resetByMail(api, (await withLink(api)).link)],
  [...SAYS.illegal, 'the link is made up', (api) => resetByMail(api, madeUp)],
  [...SAYS.illegal, 'there is no token', (api) => resetByMail(api, { ...madeUp, token: '' })],
  [...SAYS.illegal, 'there is no timestamp', (api) => resetByMail(api, { ...madeUp, timestamp: '' })],
  [...SAYS.illegal, 'there is no uid', (api) => resetByMail(api, { ...madeUp, uid: '' })],
  [
    ...SAYS.illegal,
    'the uid is that of another',
    async (api) => resetByMail(api, { ...(await withLink(api)).link, uid: (await api.newAccount()).id }),
  ],
  [
    ...SAYS.late,
    'the link was used',
    async (api) => {
      const { link } = await withLink(api);
      await resetByMail(api, link);
      return resetByMail(api, link);
    },
  ],
  [
    ...SAYS.late,
    'the link is ten minutes old',
    async (api) => {
      const { link } = await withLink(api);
      api.advance(600);
      return resetByMail(api, link);
    },
  ],
  [
    ...SAYS.badPasswordByMail,
    'the password is too short',
    async (api) => resetByMail(api, (await withLink(api)).link, 'short'),
  ],
  [...SAYS.badPasswordByMail, 'there is no password', (api) => resetByMail(api, madeUp, '')],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await resetByMail(api, madeUp);
      return resetByMail(api, madeUp);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => resetByMail(api, madeUp), 'the core is out of order'],
];
