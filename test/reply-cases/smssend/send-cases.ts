import { captchaFor, doSend, LANDLINE, REGISTER, SAYS, WRONG } from './client';
import type { Case } from './settings';

/** How to make doSend say all that it can. */
export const SEND_CASES: readonly Case[] = [
  [...SAYS.done, 'a newcomer gets a code', (api) => doSend(api, api.freePhone(), REGISTER)],
  [...SAYS.done, 'a user gets a code', async (api) => doSend(api, (await api.newAccount()).phone)],
  [
    ...SAYS.done,
    'uuid and username name the user who has the phone',
    async (api) => {
      const { phone, id, username } = await api.newAccount();
      return doSend(api, phone, '2', { uuid: id, username });
    },
  ],
  [...SAYS.badParameter, 'there is no mobile', (api) => doSend(api, '')],
  [...SAYS.badParameter, 'there is no country', (api) => doSend(api, LANDLINE, '2', { internationalCode: '' })],
  [...SAYS.badParameter, 'there is no type', (api) => doSend(api, LANDLINE, '')],
  [...SAYS.badParameter, 'the type is not served', (api) => doSend(api, LANDLINE, '3')],
  [...SAYS.badNumber, 'it is no phone number', (api) => doSend(api, '12345')],
  [
    ...SAYS.badNumber,
    'mobile and country disagree',
    async (api) => doSend(api, (await api.newAccount()).phone, '2', { internationalCode: '+855' }),
  ],
  [
    ...SAYS.badNumber,
    'the phone gets no SMS',
    async (api) => doSend(api, (await api.newAccount({ phone: LANDLINE })).phone),
  ],
  [...SAYS.unknown, 'nobody has the phone', (api) => doSend(api, api.freePhone())],
  [
    ...SAYS.unknown,
    'two users have the phone',
    async (api) => {
      const { phone } = await api.newAccount();
      await api.newAccount({ phone });
      return doSend(api, phone);
    },
  ],
  [
    ...SAYS.unknown,
    'the named user has no phone',
    async (api) => doSend(api, LANDLINE, '2', { username: (await api.newAccount({ phone: '' })).username }),
  ],
  [
    ...SAYS.unknown,
    'the named user has another phone',
    async (api) => doSend(api, api.freePhone(), '2', { username: (await api.newAccount()).username }),
  ],
  [
    ...SAYS.unknown,
    'uuid and username name two users',
    async (api) => {
      const { phone, username } = await api.newAccount();
      return doSend(api, phone, '2', { username, uuid: (await api.newAccount()).id });
    },
  ],
  [...SAYS.taken, 'a newcomer has an account', async (api) => doSend(api, (await api.newAccount()).phone, REGISTER)],
  [
    ...SAYS.wrongCaptcha,
    'a captcha is answered wrong, although none was asked for',
    async (api) => doSend(api, api.freePhone(), REGISTER, await captchaFor(api, 'reg', WRONG)),
  ],
  [
    ...SAYS.wrongCaptcha,
    'the captcha was drawn for another call',
    async (api) => doSend(api, api.freePhone(), REGISTER, await captchaFor(api, 'passw')),
  ],
  [
    ...SAYS.wrongCaptcha,
    'the captcha is two minutes old',
    async (api) => {
      const captcha = await captchaFor(api, 'reg');
      api.advance(120);
      return doSend(api, api.freePhone(), REGISTER, captcha);
    },
  ],
  [
    ...SAYS.wrongCaptcha,
    'the address writes to too many',
    async (api) => {
      await doSend(api, api.freePhone(), REGISTER);
      return doSend(api, api.freePhone(), REGISTER);
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.done,
    'the address writes to too many, and has answered a captcha',
    async (api) => {
      await doSend(api, api.freePhone(), REGISTER);
      return doSend(api, api.freePhone(), REGISTER, await captchaFor(api, 'reg'));
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.codesTooOften,
    'the address writes to too many',
    async (api) => {
      await doSend(api, api.freePhone(), REGISTER);
      return doSend(api, api.freePhone(), REGISTER);
    },
    'an address may write to one target, and is never shown a captcha',
  ],
  [
    ...SAYS.wrongCaptcha,
    'there is no captcha',
    (api) => doSend(api, api.freePhone(), REGISTER),
    'every call wants a captcha',
  ],
  [
    ...SAYS.done,
    'the captcha is right',
    async (api) => doSend(api, (await api.newAccount()).phone, '2', await captchaFor(api, 'passw')),
    'every call wants a captcha',
  ],
  [
    ...SAYS.notServed,
    'the country is not served',
    (api) => doSend(api, api.freePhone(), REGISTER),
    'other countries are served',
  ],
  [
    ...SAYS.codesTooOften,
    'it is asked again at once',
    async (api) => {
      const { phone } = await api.newAccount();
      await doSend(api, phone);
      return doSend(api, phone);
    },
  ],
  [
    ...SAYS.codesTooOften,
    'the address calls too often',
    async (api) => {
      await doSend(api, LANDLINE);
      return doSend(api, LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'no SMS can be sent', (api) => doSend(api, api.freePhone(), REGISTER), 'SMS is switched off'],
  [...SAYS.outage, 'the core cannot be asked', (api) => doSend(api, LANDLINE), 'the core is out of order'],
];
