import { writeFile } from 'node:fs/promises';
import { type Overview, overviewPage, OverviewReader, RANGES } from '../../console';
import { UsageError } from '../arguments';
import { type Command, succeeded } from '../command';
import { isoTime } from '../iso-time';
import { explainFileProblem } from '../files/file-problems';

const DEFAULT_DAYS = '30';

/** `overview`: prints the figures of the overview, or writes its page into a file. */
export const showOverview: Command = {
  name: 'overview',
  usage: `[<file.html>] [--days ${RANGES.join('|')}]`,
  summary:
    'Prints, as JSON, how far codes came, what they cost, what waits, what was refused and blocked: of the last 30 days, or 7 or 90 ' +
    '(UTC). With a file, writes it as a page with charts, which needs no network. It names no person.',
  example: 'november.html --days 30',
  options: ['days'],
  takesArgument: 'optional',
  run: ({ options: { days = DEFAULT_DAYS }, argument: file, context }) => {
    const range = RANGES.find((each) => String(each) === days);
    if (range === undefined) throw new UsageError(`--days takes ${RANGES.join(', ')}`);
    return context.withCore(async (find) => {
      const overview = await find(OverviewReader).read(range);
      const figures = figuresOf(overview);
      if (file === undefined) return succeeded(JSON.stringify(figures), figures);
      const written = writeFile(file, overviewPage(overview).html, { flag: 'wx', mode: 0o600 });
      return written.then(() => succeeded(`wrote ${file}`, { file }), explainFileProblem);
    });
  },
};

/** Figures for programs. Health of vendors is known to the processes that call them only, and left out. */
const figuresOf = ({ range, readAt, funnel, capPerDay, lastHour, waiting, refusals, blocks }: Overview) => ({
  ...{ days: range, readAt: isoTime(readAt), total: funnel.total, today: funnel.today.by('app') },
  ...{ byDay: funnel.by('day'), byChannel: funnel.by('channel') },
  ...{ byCountry: funnel.by('country'), byVendor: funnel.by('vendor') },
  ...{ capPerDay, lastHour, waiting, refusals, blocks },
});
