import { ListAccounts } from '../../auth';
import { DEFAULT_CLIENT } from '../../config';
import { UsageError } from '../arguments';
import { type Command, failed, succeeded } from '../command';

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
      limit: limit === undefined ? DEFAULT_LIMIT : numberOf('limit', limit, 1, MAX_LIMIT),
      after: after === undefined ? 0 : numberOf('after', after, 0, Number.MAX_SAFE_INTEGER),
    };
    const listed = await context.withCore((find) => find(ListAccounts).execute(page));
    if (!listed.ok) return failed('These accounts lie elsewhere (ACCOUNTS_FILE), and are listed there.');
    const accounts = listed.value.map(({ createdAt, lockedAt, ...account }) => ({
      ...account,
      createdAt: new Date(createdAt).toISOString(),
      lockedAt: lockedAt === null ? null : new Date(lockedAt).toISOString(),
    }));
    return succeeded(accounts.map((account) => JSON.stringify(account)).join('\n') || 'There are none.', accounts);
  },
};

function stateOf(given: string): boolean {
  const isLocked = STATES.get(given);
  if (isLocked === undefined) throw new UsageError('--state takes open or locked');
  return isLocked;
}

function numberOf(name: string, given: string, min: number, max: number): number {
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < min || number > max)
    throw new UsageError(`--${name} takes a number from ${String(min)} to ${String(max)}`);
  return number;
}
