import { ListClients, RotateClientSecret } from '../../clients';
import { DEFAULT_CLIENT } from '../../config';
import { type Command, failed, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { operatorOf } from '../operator';
import { verifyKeys } from './clients-create';

/** `clients:rotate`: gives a client application a new secret. */
export const rotateClient: Command = {
  name: 'clients:rotate',
  aliases: ['apps:rotate'],
  usage: '[--id <id>] [--by <name>]',
  summary:
    'Gives a client application a new secret and shows it, this once; the one before works until the next rotation.',
  example: '--id shop',
  options: ['id', 'by'],
  takesArgument: false,
  run: (invocation) => {
    const { id = DEFAULT_CLIENT } = invocation.options;
    const operator = operatorOf(invocation);
    return invocation.context.withCore(async (find) => {
      const rotated = await find(RotateClientSecret).execute({ id, operator });
      if (!rotated.ok) return failed('There is no such app; clients:create makes one.');
      const secret = rotated.value.secret.reveal();
      const shown = { id, secret, ...verifyKeys(rotated.value), authToken: secret };
      return succeeded(JSON.stringify(shown), shown);
    });
  },
};

/** `clients:list`: shows the client applications, and no secret. */
export const listClients: Command = {
  name: 'clients:list',
  aliases: ['apps:list'],
  usage: '',
  summary: 'Shows the client applications, their identifiers and how many live secrets each has, one line each.',
  example: '',
  options: [],
  takesArgument: false,
  run: ({ context }) =>
    context.withCore(async (find) => {
      const clients = (await find(ListClients).execute()).map(({ id, name, sid, secrets, newest }) => ({
        ...{ id, name, accountSid: `AC${sid}`, serviceSid: `VA${sid}`, secrets },
        newestSecret: isoTime(newest),
      }));
      return succeeded(clients.map((client) => JSON.stringify(client)).join('\n'), clients);
    }),
};
