import { other } from '../other-code';
import { SAYS, verify, withCode, WRONG } from './client';
import type { Case } from './settings';

/** How to make makeSureVerificationCode say all that it can. */
export const VERIFY_CASES: readonly Case[] = [
  [
    ...SAYS.ticket,
    'the code is right',
    async (api) => {
      const { username, code } = await withCode(api);
      return verify(api, username, code);
    },
  ],
  [...SAYS.missing, 'there is no code', (api) => verify(api, 'ada', '')],
  [...SAYS.unknown, 'nobody has the name', (api) => verify(api, 'nobody', WRONG)],
  [...SAYS.wrong, 'no code was asked for', async (api) => verify(api, (await api.newAccount()).username, WRONG)],
  [
    ...SAYS.wrong,
    'the code is wrong',
    async (api) => {
      const { username, code } = await withCode(api);
      return verify(api, username, other(code));
    },
  ],
  [
    ...SAYS.wrong,
    'the code is right, after five wrong ones',
    async (api) => {
      const { username, code } = await withCode(api);
      for (let guess = 0; guess < 5; guess++) await verify(api, username, other(code));
      return verify(api, username, code);
    },
  ],
  [
    ...SAYS.outdated,
    'the user has no phone',
    async (api) => verify(api, (await api.newAccount({ phone: '' })).username, WRONG),
  ],
  [
    ...SAYS.outdated,
    'the code was used',
    async (api) => {
      const { username, code } = await withCode(api);
      await verify(api, username, code);
      return verify(api, username, code);
    },
  ],
  [
    ...SAYS.outdated,
    'the code is 600 seconds old',
    async (api) => {
      const { username, code } = await withCode(api);
      api.advance(600);
      return verify(api, username, code);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await verify(api, 'ada', WRONG);
      return verify(api, 'ada', WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => verify(api, 'ada', WRONG), 'the core is out of order'],
];
