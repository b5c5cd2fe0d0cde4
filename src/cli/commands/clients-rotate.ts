import { ListClients, RotateClientSecret } from '../../clients';
import { DEFAULT_CLIENT } from '../../config';
import { type Command, failed, succeeded } from '../command';
import { verifyKeys } from './clients-create';

/** `clients:rotate`: gives a client application a new secret. */
export const rotateClient: Command = {
  name: 'clients:rotate',
  aliases: ['apps:rotate'],
  usage: '[--id <id>] [--json]',
  summary:
    'Gives a client application a new secret and shows it, this once; the one before works until the next rotation.',
  example: '--id shop',
  options: ['id'],
  flags: ['json'],
  takesArgument: false,
  run: ({ options: { id = DEFAULT_CLIENT }, context }) =>
    context.withCore(async (find) => {
      const rotated = await find(RotateClientSecret).execute({ id });
      if (!rotated.ok) return failed('There is no such app; clients:create makes one.');
      const secret = rotated.value.secret.reveal();
      return succeeded(JSON.stringify({ id, secret, ...verifyKeys(rotated.value), authToken: secret }));
    }),
};

/** `clients:list`: shows the client applications, and no secret. */
export const listClients: Command = {
  name: 'clients:list',
  aliases: ['apps:list'],
  usage: '[--json]',
  summary: 'Shows the client applications, their identifiers and how many live secrets each has, one line each.',
  example: '--json',
  options: [],
  flags: ['json'],
  takesArgument: false,
  run: ({ flags, context }) =>
    context.withCore(async (find) => {
      const clients = (await find(ListClients).execute()).map(({ id, name, sid, secrets, newest }) => ({
        ...{ id, name, accountSid: `AC${sid}`, serviceSid: `VA${sid}`, secrets },
        newestSecret: newest === null ? null : new Date(newest).toISOString(),
      }));
      if (flags.has('json')) return succeeded(JSON.stringify(clients));
      return succeeded(clients.map((client) => JSON.stringify(client)).join('\n'));
    }),
};
