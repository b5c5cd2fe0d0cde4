import { WrapPasswords } from '../../auth';
import { Clock } from '../../common';
import { type Command, type Find, type Result, succeeded } from '../command';
import { ProgressBar } from '../files/progress-bar';
import { withOwnAccounts } from '../with-client';

/** `accounts:wrap`: replaces weak stored passwords of other software by argon2id of their digests. */
export const wrapAccounts: Command = {
  name: 'accounts:wrap',
  usage: '[--app <id>] [--dry-run]',
  summary:
    'Replaces weak stored passwords by argon2id of what is stored, so that they are safe before the next sign-in. It may be ' +
    'stopped, and run again while the service runs.',
  example: '--dry-run',
  options: ['app'],
  flags: ['dry-run'],
  takesArgument: false,
  run: ({ options, flags, context }) =>
    withOwnAccounts(context, options['app'], (find, app) => wrap(find, app, flags.has('dry-run'))),
};

async function wrap(find: Find, app: string, isDryRun: boolean): Promise<Result> {
  const [passwords, clock] = [find(WrapPasswords), find(Clock)];
  const progress = new ProgressBar(process.stderr, await passwords.count(app), () => clock.now());
  const formats = new Map<string, number>();
  const totals = { accounts: 0, overtaken: 0, left: 0 };
  for await (const batch of passwords.execute({ app, isDryRun })) {
    for (const [format, count = 0] of Object.entries(batch.wrapped))
      formats.set(format, (formats.get(format) ?? 0) + count);
    totals.accounts += batch.accounts;
    totals.overtaken += batch.overtaken;
    totals.left += batch.left;
    progress.show(totals.accounts, totals.accounts);
  }
  progress.end();
  return succeeded(summary(formats, totals, isDryRun), { ...totals, formats: Object.fromEntries(formats), isDryRun });
}

function summary(
  formats: ReadonlyMap<string, number>,
  { accounts, overtaken, left }: { accounts: number; overtaken: number; left: number },
  isDryRun: boolean,
): string {
  const weak = [...formats.values()].reduce((sum, count) => sum + count, 0);
  const names = [...formats].map(([format, count]) => `${String(count)} ${format}`).join(', ');
  const found = weak === 0 ? '' : ` (${names})`;
  const sentences = [
    isDryRun
      ? `Nothing was written. ${String(weak)} of ${String(accounts)} stored passwords would be wrapped${found}.`
      : `${String(weak - overtaken)} of ${String(accounts)} stored passwords were wrapped${found}.`,
    ...(overtaken > 0 ? [`${String(overtaken)} changed meanwhile, by a sign-in or a reset, and were left alone.`] : []),
    ...(left > 0
      ? [`${String(left)} are weak and cannot be wrapped: their format is unknown or they are too long.`]
      : []),
  ];
  return sentences.join(' ');
}
