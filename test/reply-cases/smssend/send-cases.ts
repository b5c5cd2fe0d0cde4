import { captchaFor, doSend, LANDLINE, REGISTER, REPLIES, WRONG } from './client';
import type { Case } from './settings';

/** One case for every reply of doSend. */
export const SEND_CASES: readonly Case[] = [
  [...REPLIES.done, 'a newcomer gets a code', (api) => doSend(api, api.freePhone(), REGISTER)],
  [...REPLIES.done, 'a user gets a code', async (api) => doSend(api, (await api.newAccount()).phone)],
  [
    ...REPLIES.done,
    'uuid and username name the user who has the phone',
    async (api) => {
      const { phone, id, username } = await api.newAccount();
      return doSend(api, phone, '2', { uuid: id, username });
    },
  ],
  [...REPLIES.badParameter, 'there is no mobile', (api) => doSend(api, '')],
  [...REPLIES.badParameter, 'there is no country', (api) => doSend(api, LANDLINE, '2', { internationalCode: '' })],
  [...REPLIES.badParameter, 'there is no type', (api) => doSend(api, LANDLINE, '')],
  [...REPLIES.badParameter, 'the type is not served', (api) => doSend(api, LANDLINE, '3')],
  [...REPLIES.badNumber, 'it is no phone number', (api) => doSend(api, '12345')],
  [
    ...REPLIES.badNumber,
    'mobile and country disagree',
    async (api) => doSend(api, (await api.newAccount()).phone, '2', { internationalCode: '+855' }),
  ],
  [
    ...REPLIES.badNumber,
    'the phone gets no SMS',
    async (api) => doSend(api, (await api.newAccount({ phone: LANDLINE })).phone),
  ],
  [...REPLIES.unknown, 'nobody has the phone', (api) => doSend(api, api.freePhone())],
  [
    ...REPLIES.unknown,
    'two users have the phone',
    async (api) => {
      const { phone } = await api.newAccount();
      await api.newAccount({ phone });
      return doSend(api, phone);
    },
  ],
  [
    ...REPLIES.unknown,
    'the named user has no phone',
    async (api) => doSend(api, LANDLINE, '2', { username: (await api.newAccount({ phone: '' })).username }),
  ],
  [
    ...REPLIES.unknown,
    'the named user has another phone',
    async (api) => doSend(api, api.freePhone(), '2', { username: (await api.newAccount()).username }),
  ],
  [
    ...REPLIES.unknown,
    'uuid and username name two users',
    async (api) => {
      const { phone, username } = await api.newAccount();
      return doSend(api, phone, '2', { username, uuid: (await api.newAccount()).id });
    },
  ],
  [...REPLIES.taken, 'a newcomer has an account', async (api) => doSend(api, (await api.newAccount()).phone, REGISTER)],
  [
    ...REPLIES.wrongCaptcha,
    'a captcha is answered wrong, although none was asked for',
    async (api) => doSend(api, api.freePhone(), REGISTER, await captchaFor(api, 'reg', WRONG)),
  ],
  [
    ...REPLIES.wrongCaptcha,
    'the captcha was drawn for another call',
    async (api) => doSend(api, api.freePhone(), REGISTER, await captchaFor(api, 'passw')),
  ],
  [
    ...REPLIES.wrongCaptcha,
    'the captcha is five minutes old',
    async (api) => {
      const captcha = await captchaFor(api, 'reg');
      api.advance(300);
      return doSend(api, api.freePhone(), REGISTER, captcha);
    },
  ],
  [
    ...REPLIES.wrongCaptcha,
    'the address writes to too many',
    async (api) => {
      await doSend(api, api.freePhone(), REGISTER);
      return doSend(api, api.freePhone(), REGISTER);
    },
    'an address may write to one target',
  ],
  [
    ...REPLIES.done,
    'the address writes to too many, and has answered a captcha',
    async (api) => {
      await doSend(api, api.freePhone(), REGISTER);
      return doSend(api, api.freePhone(), REGISTER, await captchaFor(api, 'reg'));
    },
    'an address may write to one target',
  ],
  [
    ...REPLIES.codesTooOften,
    'the address writes to too many',
    async (api) => {
      await doSend(api, api.freePhone(), REGISTER);
      return doSend(api, api.freePhone(), REGISTER);
    },
    'an address may write to one target, and is never shown a captcha',
  ],
  [
    ...REPLIES.wrongCaptcha,
    'there is no captcha',
    (api) => doSend(api, api.freePhone(), REGISTER),
    'every call wants a captcha',
  ],
  [
    ...REPLIES.done,
    'the captcha is right',
    async (api) => doSend(api, (await api.newAccount()).phone, '2', await captchaFor(api, 'passw')),
    'every call wants a captcha',
  ],
  [
    ...REPLIES.notServed,
    'the country is not served',
    (api) => doSend(api, api.freePhone(), REGISTER),
    'other countries are served',
  ],
  [
    ...REPLIES.codesTooOften,
    'it is asked again at once',
    async (api) => {
      const { phone } = await api.newAccount();
      await doSend(api, phone);
      return doSend(api, phone);
    },
  ],
  [
    ...REPLIES.codesTooOften,
    'the address calls too often',
    async (api) => {
      await doSend(api, LANDLINE);
      return doSend(api, LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'no SMS can be sent', (api) => doSend(api, api.freePhone(), REGISTER), 'SMS is switched off'],
  [...REPLIES.outage, 'the core cannot be asked', (api) => doSend(api, LANDLINE), 'the core is out of order'],
];
