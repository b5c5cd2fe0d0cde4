import { change, REPLIES, withTicket, WRONG } from './client';
import type { Case } from './settings';

/** One case for every reply of changepasswd. */
export const CHANGE_CASES: readonly Case[] = [
  [
    ...REPLIES.changed,
    'the ticket is right',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      return change(api, username, ticket);
    },
  ],
  [...REPLIES.missing, 'there is no ticket', (api) => change(api, 'ada', '')],
  [...REPLIES.missing, 'there is no password', (api) => change(api, 'ada', WRONG, '')],
  [...REPLIES.unknown, 'nobody has the name', (api) => change(api, 'nobody', WRONG)],
  [...REPLIES.wrong, 'the ticket is made up', async (api) => change(api, (await api.newAccount()).username, WRONG)],
  [
    ...REPLIES.wrong,
    'the ticket is of another user',
    async (api) => {
      const { ticket } = await withTicket(api);
      return change(api, (await api.newAccount()).username, ticket);
    },
  ],
  [
    ...REPLIES.outdated,
    'the ticket was used',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      await change(api, username, ticket);
      return change(api, username, ticket);
    },
  ],
  [
    ...REPLIES.outdated,
    'the ticket is ten minutes old',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      api.advance(600);
      return change(api, username, ticket);
    },
  ],
  [
    ...REPLIES.badPassword,
    'the password breaks the rule',
    async (api) => {
      const { username, ticket } = await withTicket(api);
      return change(api, username, ticket, 'no-dashes');
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await change(api, 'ada', WRONG);
      return change(api, 'ada', WRONG);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => change(api, 'ada', WRONG), 'the core is out of order'],
];
