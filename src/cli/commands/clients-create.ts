import { CreateClient, type CreateClientRefusal } from '../../clients';
import { Random } from '../../common';
import { type Command, failed, succeeded } from '../command';

const ID_DIGITS = 8;

/** `clients:create`: adds a client application. */
export const createClient: Command = {
  name: 'clients:create',
  aliases: ['apps:create'],
  usage: '[--id <id>] [--name <name>]',
  summary: 'Creates a client application and shows its keys, this once.',
  options: ['id', 'name'],
  takesArgument: false,
  run: ({ options: { id, name }, context }) =>
    context.withCore(async (find) => {
      const wanted = { id: id ?? `app-${find(Random).digits(ID_DIGITS)}`, ...(name !== undefined && { name }) };
      const created = await find(CreateClient).execute(wanted);
      if (!created.ok) return failed(sentence(created.refusal));
      const { id: made, secret, signKey } = created.value;
      return succeeded(JSON.stringify({ id: made, secret: secret.reveal(), signKey: signKey.reveal() }));
    }),
};

function sentence(refusal: CreateClientRefusal): string {
  return refusal.reason === 'malformed' ? `The ${refusal.field} is not usable.` : 'There is an app of that id already.';
}
