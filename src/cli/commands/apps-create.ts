import { CreateApp, type CreateAppRefusal } from '../../apps';
import { Random } from '../../kernel';
import { type Command, failed, succeeded } from '../command';

const ID_DIGITS = 8;

/** Adds a client product. */
export const createApp: Command = {
  name: 'apps:create',
  usage: '[--id <id>] [--name <name>]',
  summary: 'Creates an app and shows its keys, this once.',
  options: ['id', 'name'],
  takesArgument: false,
  run: ({ options: { id, name }, world }) =>
    world.withCore(async (find) => {
      const wanted = { id: id ?? `app-${find(Random).digits(ID_DIGITS)}`, ...(name !== undefined && { name }) };
      const created = await find(CreateApp).execute(wanted);
      if (!created.ok) return failed(sentence(created.refusal));
      const { id: made, secret, signKey } = created.value;
      return succeeded(JSON.stringify({ id: made, secret: secret.reveal(), signKey: signKey.reveal() }));
    }),
};

function sentence(refusal: CreateAppRefusal): string {
  return refusal.reason === 'malformed' ? `The ${refusal.field} is not usable.` : 'There is an app of that id already.';
}
