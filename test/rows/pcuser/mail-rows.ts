import { drawCaptcha, resetByMail, SAYS, sendEmail, withLink, WRONG } from './client';
import type { Row } from './settings';

/** How to make find_password_send_email say all that it can. */
export const SEND_EMAIL_ROWS: readonly Row[] = [
  [...SAYS.mailSent, 'a link is on its way', async (rig) => sendEmail(rig, (await rig.someone()).email)],
  [...SAYS.wrongCaptcha, 'the captcha is wrong', async (rig) => sendEmail(rig, (await rig.someone()).email, WRONG)],
  [...SAYS.wrongCaptcha, 'there is no captcha', async (rig) => sendEmail(rig, (await rig.someone()).email, '')],
  [
    ...SAYS.wrongCaptcha,
    'the captcha is two minutes old',
    async (rig) => {
      const { email } = await rig.someone();
      const cookie = await drawCaptcha(rig);
      rig.passes(120);
      const fields = { action: 'find_password_send_email', email, code: 'K7M2P' };
      return rig.form('/pcuser-find-password', fields, { cookie });
    },
  ],
  [...SAYS.badEmail, 'there is no address', (rig) => sendEmail(rig, '')],
  [...SAYS.badEmail, 'it is no address', (rig) => sendEmail(rig, 'ada at example.com')],
  [...SAYS.unknownEmail, 'nobody has the address', (rig) => sendEmail(rig, 'nobody@example.com')],
  [
    ...SAYS.unknownEmail,
    'two users have the address',
    async (rig) => {
      const { email } = await rig.someone();
      await rig.someone({ email });
      return sendEmail(rig, email);
    },
  ],
  [
    ...SAYS.tooOften,
    'it is asked again at once',
    async (rig) => {
      const { email } = await rig.someone();
      await sendEmail(rig, email);
      return sendEmail(rig, email);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await sendEmail(rig, 'ada@example.com');
      return sendEmail(rig, 'ada@example.com');
    },
    'an address may draw and ask once a minute',
  ],
  [
    ...SAYS.outage,
    'no mail can be sent',
    async (rig) => sendEmail(rig, (await rig.someone()).email),
    'SMS and mail are switched off',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => sendEmail(rig, 'ada@example.com'), 'the core is out of order'],
];

const madeUp = { token: 'made up', timestamp: '1800000000', uid: 'somebody' };

/** How to make find_email_password say all that it can. */
export const RESET_BY_MAIL_ROWS: readonly Row[] = [
  [...SAYS.changed, 'the link is right', async (rig) => resetByMail(rig, (await withLink(rig)).link)],
  [...SAYS.illegal, 'the link is made up', (rig) => resetByMail(rig, madeUp)],
  [...SAYS.illegal, 'there is no token', (rig) => resetByMail(rig, { ...madeUp, token: '' })],
  [...SAYS.illegal, 'there is no timestamp', (rig) => resetByMail(rig, { ...madeUp, timestamp: '' })],
  [...SAYS.illegal, 'there is no uid', (rig) => resetByMail(rig, { ...madeUp, uid: '' })],
  [
    ...SAYS.illegal,
    'the uid is that of another',
    async (rig) => resetByMail(rig, { ...(await withLink(rig)).link, uid: (await rig.someone()).id }),
  ],
  [
    ...SAYS.late,
    'the link was used',
    async (rig) => {
      const { link } = await withLink(rig);
      await resetByMail(rig, link);
      return resetByMail(rig, link);
    },
  ],
  [
    ...SAYS.late,
    'the link is ten minutes old',
    async (rig) => {
      const { link } = await withLink(rig);
      rig.passes(600);
      return resetByMail(rig, link);
    },
  ],
  [
    ...SAYS.badPasswordByMail,
    'the password is too short',
    async (rig) => resetByMail(rig, (await withLink(rig)).link, 'short'),
  ],
  [...SAYS.badPasswordByMail, 'there is no password', (rig) => resetByMail(rig, madeUp, '')],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await resetByMail(rig, madeUp);
      return resetByMail(rig, madeUp);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => resetByMail(rig, madeUp), 'the core is out of order'],
];
