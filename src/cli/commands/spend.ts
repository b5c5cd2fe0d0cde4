import { SpendCap } from '../../notification';
import { wholeNumber } from '../arguments';
import { type Command, succeeded } from '../command';

const [DEFAULT_DAYS, MAX_DAYS] = [7, 35];

/** `spend`: shows what SMS cost. */
export const showSpend: Command = {
  name: 'spend',
  usage: '[--days <n>]',
  summary:
    'Shows what SMS cost by day (UTC) and client application, by the prices of COUNTRIES, beside SPEND_CAP_PER_DAY: the last 7 ' +
    'days, or up to 35.',
  example: '--days 30',
  options: ['days'],
  takesArgument: false,
  run: ({ options: { days = String(DEFAULT_DAYS) }, context }) => {
    const count = wholeNumber('days', days, { min: 1, max: MAX_DAYS });
    return context.withCore(async (find) => {
      const spent = (await find(SpendCap).days(count)).map((each) => ({ ...each, day: dateOf(each.day) }));
      const lines = spent.map(({ day, app, spent: cost, cap }) => `${day}  ${app}  ${String(cost)} of ${String(cap)}`);
      return succeeded(lines.length === 0 ? 'Nothing was spent.' : lines.join('\n'), spent);
    });
  },
};

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);
