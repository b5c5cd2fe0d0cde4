import { ListAccounts } from '../../auth';
import { DEFAULT_CLIENT } from '../../config';
import { UsageError, wholeNumber } from '../arguments';
import { type Command, failed, succeeded } from '../command';
import { isoTime } from '../iso-time';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/** Values of `--state`. */
const STATES = new Map([
  ['open', false],
  ['locked', true],
]);

/** `accounts:list`: shows the accounts of a client application, page by page. */
export const listAccounts: Command = {
  name: 'accounts:list',
  usage: '[--app <id>] [--state open|locked] [--limit <number>] [--after <number>]',
  summary:
    `Shows the accounts of a client application in the order of their numbers, ${String(DEFAULT_LIMIT)} at a time; --after takes the ` +
    'last number of the page before. Addresses are masked.',
  example: '--state locked',
  options: ['app', 'state', 'limit', 'after'],
  takesArgument: false,
  async run({ options: { app = DEFAULT_CLIENT, state, limit, after }, context }) {
    const page = {
      app,
      isLocked: state === undefined ? undefined : stateOf(state),
      limit: limit === undefined ? DEFAULT_LIMIT : wholeNumber('limit', limit, { min: 1, max: MAX_LIMIT }),
      after: after === undefined ? 0 : wholeNumber('after', after, { min: 0, max: Number.MAX_SAFE_INTEGER }),
    };
    const listed = await context.withCore((find) => find(ListAccounts).execute(page));
    if (!listed.ok) return failed('These accounts lie elsewhere (ACCOUNTS_FILE), and are listed there.');
    const accounts = listed.value.map(({ createdAt, lockedAt, ...account }) => ({
      ...account,
      createdAt: isoTime(createdAt),
      lockedAt: isoTime(lockedAt),
    }));
    return succeeded(accounts.map((account) => JSON.stringify(account)).join('\n') || 'There are none.', accounts);
  },
};

function stateOf(given: string): boolean {
  const isLocked = STATES.get(given);
  if (isLocked === undefined) throw new UsageError('--state takes open or locked');
  return isLocked;
}
