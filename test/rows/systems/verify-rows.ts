import { other } from '../other-code';
import { SAYS, verify, withCode, WRONG } from './client';
import type { Row } from './settings';

/** How to make makeSureVerificationCode say all that it can. */
export const VERIFY_ROWS: readonly Row[] = [
  [
    ...SAYS.ticket,
    'the code is right',
    async (rig) => {
      const { username, code } = await withCode(rig);
      return verify(rig, username, code);
    },
  ],
  [...SAYS.missing, 'there is no code', (rig) => verify(rig, 'ada', '')],
  [...SAYS.unknown, 'nobody has the name', (rig) => verify(rig, 'nobody', WRONG)],
  [...SAYS.wrong, 'no code was asked for', async (rig) => verify(rig, (await rig.someone()).username, WRONG)],
  [
    ...SAYS.wrong,
    'the code is wrong',
    async (rig) => {
      const { username, code } = await withCode(rig);
      return verify(rig, username, other(code));
    },
  ],
  [
    ...SAYS.wrong,
    'the code is right, after five wrong ones',
    async (rig) => {
      const { username, code } = await withCode(rig);
      for (let guess = 0; guess < 5; guess++) await verify(rig, username, other(code));
      return verify(rig, username, code);
    },
  ],
  [
    ...SAYS.outdated,
    'the user has no phone',
    async (rig) => verify(rig, (await rig.someone({ phone: '' })).username, WRONG),
  ],
  [
    ...SAYS.outdated,
    'the code was used',
    async (rig) => {
      const { username, code } = await withCode(rig);
      await verify(rig, username, code);
      return verify(rig, username, code);
    },
  ],
  [
    ...SAYS.outdated,
    'the code is 600 seconds old',
    async (rig) => {
      const { username, code } = await withCode(rig);
      rig.passes(600);
      return verify(rig, username, code);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await verify(rig, 'ada', WRONG);
      return verify(rig, 'ada', WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => verify(rig, 'ada', WRONG), 'the core is out of order'],
];
