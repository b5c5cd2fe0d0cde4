import { other } from '../other-code';
import { REPLIES, verify, withCode, WRONG } from './client';
import type { Case } from './settings';

/** One case for every reply of makeSureVerificationCode. */
export const VERIFY_CASES: readonly Case[] = [
  [
    ...REPLIES.ticket,
    'the code is right',
    async (api) => {
      const { username, code } = await withCode(api);
      return verify(api, username, code);
    },
  ],
  [...REPLIES.missing, 'there is no code', (api) => verify(api, 'ada', '')],
  [...REPLIES.unknown, 'nobody has the name', (api) => verify(api, 'nobody', WRONG)],
  [...REPLIES.wrong, 'no code was asked for', async (api) => verify(api, (await api.newAccount()).username, WRONG)],
  [
    ...REPLIES.wrong,
    'the code is wrong',
    async (api) => {
      const { username, code } = await withCode(api);
      return verify(api, username, other(code));
    },
  ],
  [
    ...REPLIES.wrong,
    'the code is right, after five wrong ones',
    async (api) => {
      const { username, code } = await withCode(api);
      for (let guess = 0; guess < 5; guess++) await verify(api, username, other(code));
      return verify(api, username, code);
    },
  ],
  [
    ...REPLIES.outdated,
    'the user has no phone',
    async (api) => verify(api, (await api.newAccount({ phone: '' })).username, WRONG),
  ],
  [
    ...REPLIES.outdated,
    'the code was used',
    async (api) => {
      const { username, code } = await withCode(api);
      await verify(api, username, code);
      return verify(api, username, code);
    },
  ],
  [
    ...REPLIES.outdated,
    'the code is 600 seconds old',
    async (api) => {
      const { username, code } = await withCode(api);
      api.advance(600);
      return verify(api, username, code);
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await verify(api, 'ada', WRONG);
      return verify(api, 'ada', WRONG);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => verify(api, 'ada', WRONG), 'the core is out of order'],
];
