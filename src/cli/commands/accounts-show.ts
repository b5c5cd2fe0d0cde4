import { ShowAccount } from '../../auth';
import { DEFAULT_CLIENT } from '../../config';
import { type Command, failed, succeeded } from '../command';
import { isoTime } from '../iso-time';

/** `accounts:show`: shows the accounts with a given identifier. */
export const showAccount: Command = {
  name: 'accounts:show',
  usage: '<identifier> [--app <id>]',
  summary: 'Shows the accounts that go by a username, phone, e-mail or id. Addresses are masked.',
  example: '+8613900139000',
  options: ['app'],
  takesArgument: true,
  async run({ options: { app = DEFAULT_CLIENT }, argument: identifier = '', context }) {
    const found = await context.withCore((find) => find(ShowAccount).execute({ app, identifier }));
    if (found.length === 0) return failed('Nobody goes by that.');
    const shown = found.map(({ lockedAt, ...account }) =>
      lockedAt === undefined ? account : { ...account, lockedAt: isoTime(lockedAt) },
    );
    return succeeded(shown.map((account) => JSON.stringify(account)).join('\n'), shown);
  },
};
