import { LANDLINE, REPLIES, send, sendTo } from './client';
import type { Case } from './settings';

/** One case for every reply of sendVerificationCode. */
export const SEND_CASES: readonly Case[] = [
  [...REPLIES.sent, 'a code is on its way', async (api) => sendTo(api, await api.newAccount())],
  [...REPLIES.missing, 'there is no name', (api) => send(api, '', LANDLINE)],
  [...REPLIES.missing, 'there is no phone', (api) => send(api, 'ada', '')],
  [...REPLIES.unknown, 'nobody has the name', (api) => send(api, 'nobody', LANDLINE)],
  [
    ...REPLIES.unbound,
    'the user has no phone',
    async (api) => {
      const { username } = await api.newAccount({ phone: '' });
      return send(api, username, LANDLINE);
    },
  ],
  [
    ...REPLIES.otherPhone,
    'it is not the phone of the user',
    async (api) => {
      const { username } = await api.newAccount();
      return send(api, username, api.freePhone());
    },
  ],
  [...REPLIES.badPhone, 'it is no phone number', (api) => send(api, 'ada', '12345')],
  [...REPLIES.badPhone, 'the phone gets no SMS', async (api) => sendTo(api, await api.newAccount({ phone: LANDLINE }))],
  [
    ...REPLIES.badPhone,
    'the country is not served',
    async (api) => sendTo(api, await api.newAccount()),
    'other countries are served',
  ],
  [
    ...REPLIES.tooOften,
    'it is asked again at once',
    async (api) => {
      const account = await api.newAccount();
      await sendTo(api, account);
      return sendTo(api, account);
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address writes to too many',
    async (api) => {
      await sendTo(api, await api.newAccount());
      return sendTo(api, await api.newAccount());
    },
    'an address may write to one target',
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await send(api, 'ada', LANDLINE);
      return send(api, 'ada', LANDLINE);
    },
    'an address may call once a minute',
  ],
  [
    ...REPLIES.switchedOff,
    'no SMS can be sent',
    async (api) => sendTo(api, await api.newAccount()),
    'SMS is switched off',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => send(api, 'ada', LANDLINE), 'the core is out of order'],
];
