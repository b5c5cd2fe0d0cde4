import { AuditReader, type StoredEntry, VerifyAudit } from '../../audit';
import { UsageError } from '../arguments';
import { type Command, failed, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { explainFileProblem } from '../files/file-problems';
import { writeRecords } from '../files/write-records';
import { withAccount } from '../with-account';

/** Number of entries that are shown. */
const SHOWN = 100;

const FIELDS = [
  ...['id', 'at', 'app', 'event', 'outcome', 'purpose', 'accountId', 'target', 'ip', 'operator', 'times'],
] as const;

/** `audit:show`: shows what was decided about an account. */
export const showAudit: Command = {
  name: 'audit:show',
  usage: '<identifier> [--app <id>]',
  summary: `Shows the newest ${String(SHOWN)} decisions about an account: time, event, outcome, address. Targets are masked.`,
  example: '+8613900139000',
  options: ['app'],
  takesArgument: true,
  run: (invocation) =>
    withAccount(invocation, async (find, app, { id: accountId }) => {
      const entries = (await find(AuditReader).ofAccount(app, accountId, SHOWN)).map(toRecord);
      return succeeded(
        entries.length === 0 ? 'Nothing was decided about it.' : entries.map(lineOf).join('\n'),
        entries,
      );
    }),
};

/** `audit:export`: writes the audit log, or a part of it, into a file. */
export const exportAudit: Command = {
  name: 'audit:export',
  usage: '<file.csv|file.ndjson> [--app <id>] [--since <time>] [--until <time>]',
  summary:
    'Writes the audit log into a new file, the oldest entries first. Times are as in 2026-11-27 or 2026-11-27T09:00:00Z.',
  example: 'audit.csv --since 2026-11-01',
  options: ['app', 'since', 'until'],
  takesArgument: true,
  async run({ argument: file = '', options: { app, since, until }, context }) {
    const filter = { app, since: readTime('since', since), until: readTime('until', until) };
    return context.withCore(async (find) => {
      let count = 0;
      async function* pages() {
        for await (const page of find(AuditReader).all(filter)) {
          count += page.length;
          yield page.map(toRecord);
        }
      }
      return writeRecords(file, FIELDS, pages()).then(
        () => succeeded(`${String(count)} entries`, { entries: count }),
        explainFileProblem,
      );
    });
  },
};

/** `audit:verify`: compares the audit log with its seals. */
export const verifyAudit: Command = {
  name: 'audit:verify',
  usage: '[--digest <digest>]',
  summary:
    'Tells whether entries of the audit log were changed, removed or added after they were sealed, which is within a quarter of an hour. ' +
    'With --digest: whether a seal that was noted elsewhere is still there.',
  example: '',
  options: ['digest'],
  takesArgument: false,
  run: ({ options: { digest }, context }) =>
    context.withCore(async (find) => {
      const { seals, entries, broken, newestDigest, hasExpected } = await find(VerifyAudit).execute(
        digest === undefined ? undefined : fromHex(digest),
      );
      if (broken)
        return failed(`Entries of ${isoTime(broken.fromAt)} to ${isoTime(broken.toAt)} are not as they were sealed.`);
      if (!hasExpected) return failed('No seal has that digest: the log was cut off, or made anew.');
      if (newestDigest === undefined) return succeeded('Nothing is sealed yet.');
      return succeeded(
        `${String(entries)} entries in ${String(seals)} seals are as they were; newest digest ${toHex(newestDigest)}`,
        { entries, seals, newestDigest: toHex(newestDigest) },
      );
    }),
};

type AuditRecord = Readonly<Record<(typeof FIELDS)[number], string | number | null>>;

const toRecord = ({ id, at, app, event, outcome, purpose, accountId, target, ip, operator, times }: StoredEntry) => ({
  ...{ id, at: isoTime(at), app, event, outcome, purpose, accountId, target, ip, operator, times },
});

const lineOf = ({ at, event, purpose, outcome, target, ip, operator, times }: AuditRecord): string =>
  [at, event, purpose ?? '-', outcome, target ?? '-', ip, ...(operator === null ? [] : [`by ${String(operator)}`])]
    .concat(times === 1 ? [] : [`${String(times)} times`])
    .join('  ');

/** Digests are shown in hexadecimal digits: base64url may begin with a dash, which a command line takes for an option. */
const toHex = (digest: string): string => Buffer.from(digest, 'base64url').toString('hex');
const fromHex = (digest: string): string => Buffer.from(digest, 'hex').toString('base64url');

/** Milliseconds since 1970 of an ISO 8601 time. Throws a UsageError for any other text. */
function readTime(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d/.test(given) ? Date.parse(given) : NaN;
  if (Number.isNaN(time)) throw new UsageError(`--${option} takes a time such as 2026-11-27 or 2026-11-27T09:00:00Z`);
  return time;
}
