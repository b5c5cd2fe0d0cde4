import { ForgetAccount } from '../../auth';
import { type Command, failed, succeeded } from '../command';
import { operatorOf } from '../operator';
import { withAccount } from '../with-account';

/** `accounts:forget`: erases what regain knows about a person. */
export const forgetAccount: Command = {
  name: 'accounts:forget',
  usage: '<identifier> --yes [--app <id>] [--by <name>]',
  summary:
    'Erases an account for good: the account itself (where it is in the table of regain), its sessions and identity card, and who it was ' +
    'in the audit log, which stays valid. Messages that have ended are deleted after seven days as always.',
  example: '+8613900139000 --yes',
  options: ['app', 'by'],
  flags: ['yes'],
  takesArgument: true,
  async run(invocation) {
    const operator = operatorOf(invocation);
    if (!invocation.flags.has('yes')) return failed('This cannot be undone: add --yes.');
    return withAccount(invocation, async (find, app, { id: accountId }) => {
      const { isDeleted, auditEntries } = await find(ForgetAccount).execute({ app, accountId, operator });
      const erased = `${String(auditEntries)} audit entries erased`;
      return succeeded(
        isDeleted ? `account deleted, ${erased}` : `${erased}; the account itself is not in the table of regain`,
        { app, id: accountId, isDeleted, auditEntries },
      );
    });
  },
};
