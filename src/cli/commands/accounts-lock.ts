import { LockAccount, type LockAccountRefusal } from '../../auth';
import { type Command, failed, type Invocation, type Result, succeeded } from '../command';
import { operatorOf } from '../operator';
import { withAccount } from '../with-account';

const FIND = {
  usage: '<identifier> [--app <id>] [--by <name>]',
  example: '+8613900139000 --by grace',
  options: ['app', 'by'],
  takesArgument: true,
};

/** `accounts:lock`: locks an account. */
export const lockAccount: Command = {
  name: 'accounts:lock',
  ...FIND,
  summary:
    'Locks an account: clients hear what they hear about one that does not exist; its sessions, tickets and codes end, its name ' +
    'and addresses stay taken.',
  run: (invocation) => changeLock(invocation, 'locked'),
};

/** `accounts:unlock`: ends the lock of an account. */
export const unlockAccount: Command = {
  name: 'accounts:unlock',
  ...FIND,
  summary: 'Ends the lock of an account. Its password is the one before.',
  run: (invocation) => changeLock(invocation, 'unlocked'),
};

function changeLock(invocation: Invocation, state: 'locked' | 'unlocked'): Promise<Result> {
  const operator = operatorOf(invocation);
  return withAccount(invocation, async (find, app, { id: accountId }) => {
    const changed = await find(LockAccount).execute({ app, accountId, isLocked: state === 'locked', operator });
    if (!changed.ok) return failed(sentence(changed.refusal, state));
    return succeeded(state, { app, id: accountId, state });
  });
}

const sentence = ({ reason }: LockAccountRefusal, state: string): string =>
  reason === 'unchanged'
    ? `It is ${state} already.`
    : 'These accounts lie elsewhere (ACCOUNTS_FILE), and are locked there.';
