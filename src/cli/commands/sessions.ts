import { EndSessions, ListSessions } from '../../auth';
import { type Command, succeeded } from '../command';
import { withAccount } from '../with-account';

const FIND = {
  usage: '<identifier> [--app <id>]',
  example: '+8613900139000',
  options: ['app'],
  takesArgument: true,
};

/** `sessions:list`: shows the open sessions of an account, and nothing by which one could be used. */
export const listSessions: Command = {
  name: 'sessions:list',
  ...FIND,
  summary: 'Shows when the sessions of an account were opened, last used (to within an hour), and end without a use.',
  run: (invocation) =>
    withAccount(invocation, async (find, app, { id: accountId }) => {
      const sessions = await find(ListSessions).execute({ app, accountId });
      const lines = sessions.map(({ createdAt, usedAt, expiresAt }) =>
        JSON.stringify({ createdAt: isoOf(createdAt), usedAt: isoOf(usedAt), expiresAt: isoOf(expiresAt) }),
      );
      return succeeded(lines.length === 0 ? 'It is signed in nowhere.' : lines.join('\n'));
    }),
};

/** `sessions:end`: ends all sessions of an account. */
export const endSessions: Command = {
  name: 'sessions:end',
  ...FIND,
  summary: 'Ends all sessions of an account: every device has to sign in again.',
  run: (invocation) =>
    withAccount(invocation, async (find, app, { id: accountId }) => {
      const ended = await find(EndSessions).execute({ app, accountId });
      return succeeded(`${String(ended)} ended`);
    }),
};

const isoOf = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
