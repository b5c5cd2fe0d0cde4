import { captchaFor, doSend, LANDLINE, REGISTER, SAYS, WRONG } from './client';
import type { Row } from './settings';

/** How to make doSend say all that it can. */
export const SEND_ROWS: readonly Row[] = [
  [...SAYS.done, 'a newcomer gets a code', (rig) => doSend(rig, rig.freePhone(), REGISTER)],
  [...SAYS.done, 'a user gets a code', async (rig) => doSend(rig, (await rig.someone()).phone)],
  [
    ...SAYS.done,
    'uuid and username name the user who has the phone',
    async (rig) => {
      const { phone, id, username } = await rig.someone();
      return doSend(rig, phone, '2', { uuid: id, username });
    },
  ],
  [...SAYS.badParameter, 'there is no mobile', (rig) => doSend(rig, '')],
  [...SAYS.badParameter, 'there is no country', (rig) => doSend(rig, LANDLINE, '2', { internationalCode: '' })],
  [...SAYS.badParameter, 'there is no type', (rig) => doSend(rig, LANDLINE, '')],
  [...SAYS.badParameter, 'the type is not served', (rig) => doSend(rig, LANDLINE, '3')],
  [...SAYS.badNumber, 'it is no phone number', (rig) => doSend(rig, '12345')],
  [
    ...SAYS.badNumber,
    'mobile and country disagree',
    async (rig) => doSend(rig, (await rig.someone()).phone, '2', { internationalCode: '+855' }),
  ],
  [
    ...SAYS.badNumber,
    'the phone gets no SMS',
    async (rig) => doSend(rig, (await rig.someone({ phone: LANDLINE })).phone),
  ],
  [...SAYS.unknown, 'nobody has the phone', (rig) => doSend(rig, rig.freePhone())],
  [
    ...SAYS.unknown,
    'two users have the phone',
    async (rig) => {
      const { phone } = await rig.someone();
      await rig.someone({ phone });
      return doSend(rig, phone);
    },
  ],
  [
    ...SAYS.unknown,
    'the named user has no phone',
    async (rig) => doSend(rig, LANDLINE, '2', { username: (await rig.someone({ phone: '' })).username }),
  ],
  [
    ...SAYS.unknown,
    'the named user has another phone',
    async (rig) => doSend(rig, rig.freePhone(), '2', { username: (await rig.someone()).username }),
  ],
  [
    ...SAYS.unknown,
    'uuid and username name two users',
    async (rig) => {
      const { phone, username } = await rig.someone();
      return doSend(rig, phone, '2', { username, uuid: (await rig.someone()).id });
    },
  ],
  [...SAYS.taken, 'a newcomer has an account', async (rig) => doSend(rig, (await rig.someone()).phone, REGISTER)],
  [
    ...SAYS.wrongCaptcha,
    'a captcha is answered wrong, although none was asked for',
    async (rig) => doSend(rig, rig.freePhone(), REGISTER, await captchaFor(rig, 'reg', WRONG)),
  ],
  [
    ...SAYS.wrongCaptcha,
    'the captcha was drawn for another call',
    async (rig) => doSend(rig, rig.freePhone(), REGISTER, await captchaFor(rig, 'passw')),
  ],
  [
    ...SAYS.wrongCaptcha,
    'the captcha is two minutes old',
    async (rig) => {
      const captcha = await captchaFor(rig, 'reg');
      rig.passes(120);
      return doSend(rig, rig.freePhone(), REGISTER, captcha);
    },
  ],
  [
    ...SAYS.wrongCaptcha,
    'the address writes to too many',
    async (rig) => {
      await doSend(rig, rig.freePhone(), REGISTER);
      return doSend(rig, rig.freePhone(), REGISTER);
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.done,
    'the address writes to too many, and has answered a captcha',
    async (rig) => {
      await doSend(rig, rig.freePhone(), REGISTER);
      return doSend(rig, rig.freePhone(), REGISTER, await captchaFor(rig, 'reg'));
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.codesTooOften,
    'the address writes to too many',
    async (rig) => {
      await doSend(rig, rig.freePhone(), REGISTER);
      return doSend(rig, rig.freePhone(), REGISTER);
    },
    'an address may write to one target, and is never shown a captcha',
  ],
  [
    ...SAYS.wrongCaptcha,
    'there is no captcha',
    (rig) => doSend(rig, rig.freePhone(), REGISTER),
    'every call wants a captcha',
  ],
  [
    ...SAYS.done,
    'the captcha is right',
    async (rig) => doSend(rig, (await rig.someone()).phone, '2', await captchaFor(rig, 'passw')),
    'every call wants a captcha',
  ],
  [
    ...SAYS.notServed,
    'the country is not served',
    (rig) => doSend(rig, rig.freePhone(), REGISTER),
    'other countries are served',
  ],
  [
    ...SAYS.codesTooOften,
    'it is asked again at once',
    async (rig) => {
      const { phone } = await rig.someone();
      await doSend(rig, phone);
      return doSend(rig, phone);
    },
  ],
  [
    ...SAYS.codesTooOften,
    'the address calls too often',
    async (rig) => {
      await doSend(rig, LANDLINE);
      return doSend(rig, LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'no SMS can be sent', (rig) => doSend(rig, rig.freePhone(), REGISTER), 'SMS is switched off'],
  [...SAYS.outage, 'the core cannot be asked', (rig) => doSend(rig, LANDLINE), 'the core is out of order'],
];
