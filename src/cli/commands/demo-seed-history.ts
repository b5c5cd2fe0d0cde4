import { DeliveryDays } from '../../notification';
import { wholeNumber } from '../arguments';
import { type Command, failed, succeeded } from '../command';
import { demoHistory } from '../demo-history/demo-history';

const [DEFAULT_DAYS, MAX_DAYS] = [30, 400];

/** `demo:seed-history`: fills the daily counts with a synthetic history. */
export const seedHistory: Command = {
  name: 'demo:seed-history',
  usage: '[--days <n>] [--seed <number>]',
  summary:
    'Fills the daily counts of codes with a made-up history of the last 30 days, or up to 400, for a look at the command funnel and the ' +
    'overview of the console. The same seed makes the same figures. Refused in production.',
  example: '--days 90 --seed 7',
  options: ['days', 'seed'],
  takesArgument: false,
  run: ({ options: { days = String(DEFAULT_DAYS), seed = '1' }, context }) => {
    const count = wholeNumber('days', days, { min: 1, max: MAX_DAYS });
    const start = wholeNumber('seed', seed, { min: 0, max: 999_999_999 });
    if (!context.config().service.isDevelopment)
      return Promise.resolve(failed('Made-up figures have no place in production.'));
    return context.withCore(async (find) => {
      const store = find(DeliveryDays);
      await store.put(demoHistory(await store.today(), count, start));
      return succeeded(`filled ${String(count)} days`, { days: count });
    });
  },
};
