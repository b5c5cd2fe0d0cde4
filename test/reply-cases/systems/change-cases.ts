import { change, SAYS, withTicket, WRONG } from './client';
import type { Case } from './settings';

/** How to make changepasswd say all that it can. */
export const CHANGE_CASES: readonly Case[] = [
  [
    ...SAYS.changed,
    'the ticket is right',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      return change(api, username, ticket);
    },
  ],
  [...SAYS.missing, 'there is no ticket', (api) => change(api, 'ada', '')],
  [...SAYS.missing, 'there is no password', (api) => change(api, 'ada', WRONG, '')],
  [...SAYS.unknown, 'nobody has the name', (api) => change(api, 'nobody', WRONG)],
  [...SAYS.wrong, 'the ticket is made up', async (api) => change(api, (await api.newAccount()).username, WRONG)],
  [
    ...SAYS.wrong,
    'the ticket is of another user',
    async (api) => {
      const { ticket } = await withTicket(api);
      return change(api, (await api.newAccount()).username, ticket);
    },
  ],
  [
    ...SAYS.outdated,
    'the ticket was used',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      await change(api, username, ticket);
      return change(api, username, ticket);
    },
  ],
  [
    ...SAYS.outdated,
    'the ticket is ten minutes old',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      api.advance(600);
      return change(api, username, ticket);
    },
  ],
  [
    ...SAYS.badPassword,
    'the password breaks the rule',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      return change(api, username, ticket, 'no-dashes');
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await change(api, 'ada', WRONG);
      return change(api, 'ada', WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => change(api, 'ada', WRONG), 'the core is out of order'],
];
