import { SetPassword, type SetPasswordRefusal } from '../../auth';
import { type Command, failed, succeeded } from '../command';
import { givenPassword } from '../given-password';
import { operatorOf } from '../operator';
import { withAccount } from '../with-account';

/** `accounts:set-password`: gives an account another password. */
export const setPassword: Command = {
  name: 'accounts:set-password',
  usage: '<identifier> --password <password> [--app <id>] [--by <name>]',
  summary:
    'Gives an account another password, ends its sessions and tells its owner. --password - asks for the password, or reads it ' +
    'from a pipe.',
  example: '+8613900139000 --password -',
  options: ['password', 'app', 'by'],
  takesArgument: true,
  async run(invocation) {
    const operator = operatorOf(invocation);
    const newPassword = await givenPassword(invocation.options['password'], invocation.context.stdin);
    return withAccount(invocation, async (find, app, { id: accountId }) => {
      const changed = await find(SetPassword).execute({ app, accountId, newPassword, operator });
      return changed.ok
        ? succeeded('changed', { app, id: accountId, state: 'changed' })
        : failed(sentence(changed.refusal));
    });
  },
};

function sentence(refusal: SetPasswordRefusal): string {
  switch (refusal.reason) {
    case 'channel-disabled':
      return 'These accounts lie elsewhere (ACCOUNTS_FILE), and their passwords are set there.';
    case 'overtaken':
      return 'The account has changed meanwhile: try again.';
    case 'password-rejected':
      return `The password is refused: ${refusal.rules.join(', ')}.`;
  }
}
