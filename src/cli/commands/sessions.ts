import { EndSessions, ListSessions } from '../../auth';
import { type Command, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { operatorOf } from '../operator';
import { withAccount } from '../with-account';

const FIND = { example: '+8613900139000', takesArgument: true };

/** `sessions:list`: shows the open sessions of an account, and nothing by which one could be used. */
export const listSessions: Command = {
  name: 'sessions:list',
  ...FIND,
  usage: '<identifier> [--app <id>]',
  options: ['app'],
  summary: 'Shows when the sessions of an account were opened, last used (to within an hour), and end without a use.',
  run: (invocation) =>
    withAccount(invocation, async (find, app, { id: accountId }) => {
      const sessions = await find(ListSessions).execute({ app, accountId });
      const shown = sessions.map(({ createdAt, usedAt, expiresAt }) => ({
        ...{ createdAt: isoTime(createdAt), usedAt: isoTime(usedAt), expiresAt: isoTime(expiresAt) },
      }));
      const lines = shown.map((session) => JSON.stringify(session));
      return succeeded(lines.length === 0 ? 'It is signed in nowhere.' : lines.join('\n'), shown);
    }),
};

/** `sessions:end`: ends all sessions of an account. */
export const endSessions: Command = {
  name: 'sessions:end',
  ...FIND,
  usage: '<identifier> [--app <id>] [--by <name>]',
  options: ['app', 'by'],
  summary: 'Ends all sessions of an account: every device has to sign in again.',
  run: (invocation) => {
    const operator = operatorOf(invocation);
    return withAccount(invocation, async (find, app, { id: accountId }) => {
      const ended = await find(EndSessions).execute({ app, accountId, operator });
      return succeeded(`${String(ended)} ended`, { app, id: accountId, ended });
    });
  },
};
