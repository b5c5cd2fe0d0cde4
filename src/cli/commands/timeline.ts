import { AccountTimeline } from '../../auth';
import { type Command, succeeded } from '../command';
import { withAccount } from '../with-account';

/** `timeline`: shows what happened to one person's codes. */
export const timeline: Command = {
  name: 'timeline',
  usage: '<identifier> [--app <id>] [--json]',
  summary:
    'Shows in their order the decisions about an account and what became of the messages to its addresses: queued, accepted, ' +
    'delivered, entered, ended. Ended messages are kept for seven days. Addresses are masked.',
  example: '+8613900139000',
  options: ['app'],
  flags: ['json'],
  takesArgument: true,
  run: (invocation) =>
    withAccount(invocation, async (find, _app, account) => {
      const events = await find(AccountTimeline).execute(account);
      if (invocation.flags.has('json')) return succeeded(JSON.stringify(events));
      const lines = events.map(({ at, what, about }) => `${at}  ${what}  ${about}`.trimEnd());
      return succeeded(lines.length === 0 ? 'Nothing has happened to it.' : lines.join('\n'));
    }),
};
