import { change, SAYS, withTicket, WRONG } from './client';
import type { Row } from './settings';

/** How to make changepasswd say all that it can. */
export const CHANGE_ROWS: readonly Row[] = [
  [
    ...SAYS.changed,
    'the ticket is right',
    async (rig) => {
      const { username, ticket } = await withTicket(rig);
      return change(rig, username, ticket);
    },
  ],
  [...SAYS.missing, 'there is no ticket', (rig) => change(rig, 'ada', '')],
  [...SAYS.missing, 'there is no password', (rig) => change(rig, 'ada', WRONG, '')],
  [...SAYS.unknown, 'nobody has the name', (rig) => change(rig, 'nobody', WRONG)],
  [...SAYS.wrong, 'the ticket is made up', async (rig) => change(rig, (await rig.someone()).username, WRONG)],
  [
    ...SAYS.wrong,
    'the ticket is of another user',
    async (rig) => {
      const { ticket } = await withTicket(rig);
      return change(rig, (await rig.someone()).username, ticket);
    },
  ],
  [
    ...SAYS.outdated,
    'the ticket was used',
    async (rig) => {
      const { username, ticket } = await withTicket(rig);
      await change(rig, username, ticket);
      return change(rig, username, ticket);
    },
  ],
  [
    ...SAYS.outdated,
    'the ticket is ten minutes old',
    async (rig) => {
      const { username, ticket } = await withTicket(rig);
      rig.passes(600);
      return change(rig, username, ticket);
    },
  ],
  [
    ...SAYS.badPassword,
    'the password breaks the rule',
    async (rig) => {
      const { username, ticket } = await withTicket(rig);
      return change(rig, username, ticket, 'no-dashes');
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await change(rig, 'ada', WRONG);
      return change(rig, 'ada', WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => change(rig, 'ada', WRONG), 'the core is out of order'],
];
