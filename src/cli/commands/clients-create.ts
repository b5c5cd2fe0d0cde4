import { CreateClient, type CreateClientRefusal } from '../../clients';
import { Random } from '../../common';
import { type Command, failed, succeeded } from '../command';
import { operatorOf } from '../operator';

const ID_DIGITS = 8;
const KINDS = ['api', 'verify'];

/** `clients:create`: adds a client application. */
export const createClient: Command = {
  name: 'clients:create',
  aliases: ['apps:create'],
  usage: '[--id <id>] [--name <name>] [--kind api|verify] [--code-length 6-10] [--by <name>]',
  summary:
    'Creates a client application and shows its keys, this once; of the kind verify as those of the SDKs of Twilio Verify.',
  example: '--id shop --name "My shop"',
  options: ['id', 'name', 'kind', 'code-length', 'by'],
  takesArgument: false,
  run: (invocation) => {
    const { id, name, kind = 'api', 'code-length': length } = invocation.options;
    const operator = operatorOf(invocation);
    return invocation.context.withCore(async (find) => {
      if (!KINDS.includes(kind)) return failed('The kind is api or verify.');
      const wanted = {
        id: id ?? `app-${find(Random).digits(ID_DIGITS)}`,
        operator,
        ...(name !== undefined && { name }),
        ...(length !== undefined && { codeLength: Number(length) }),
      };
      const created = await find(CreateClient).execute(wanted);
      if (!created.ok) return failed(sentence(created.refusal));
      const { id: made, sid, secret, secretId, signKey } = created.value;
      const shown =
        kind === 'verify'
          ? { id: made, ...verifyKeys({ sid, id: secretId }), authToken: secret.reveal() }
          : { id: made, secret: secret.reveal(), signKey: signKey.reveal() };
      return succeeded(JSON.stringify(shown), shown);
    });
  },
};

/** Identifiers by which an SDK of Twilio Verify names a client application, its service and its secret. */
export const verifyKeys = ({ sid, id }: { readonly sid: string; readonly id: string }) => ({
  accountSid: `AC${sid}`,
  serviceSid: `VA${sid}`,
  keySid: `SK${id}`,
});

function sentence(refusal: CreateClientRefusal): string {
  return refusal.reason === 'malformed' ? `The ${refusal.field} is not usable.` : 'There is an app of that id already.';
}
