import { DeliveryFunnel, type Funnel, type FunnelPart, type FunnelProperty } from '../../notification';
import { UsageError, wholeNumber } from '../arguments';
import { type Command, succeeded } from '../command';

const [DEFAULT_DAYS, MAX_DAYS] = [30, 400];
const PROPERTIES: readonly FunnelProperty[] = ['day', 'app', 'channel', 'country', 'vendor'];
const HEAD = ['asked', 'accepted', 'delivered', 'entered', 'failed', 'cost'] as const;

/** `funnel`: shows how far codes came. */
export const showFunnel: Command = {
  name: 'funnel',
  usage: '[--days <n>] [--by day|app|channel|country|vendor] [--app <id>]',
  summary:
    'Shows how many codes were asked for, accepted by a provider, delivered and entered, and what they cost: the last 30 days ' +
    '(UTC), or up to 400, by day or by another property. A code that was entered counts as delivered.',
  example: '--days 7 --by country',
  options: ['days', 'by', 'app'],
  takesArgument: false,
  run: ({ options: { days = String(DEFAULT_DAYS), by = 'day', app }, context }) => {
    const count = wholeNumber('days', days, { min: 1, max: MAX_DAYS });
    const property = PROPERTIES.find((each) => each === by);
    if (property === undefined) throw new UsageError(`--by takes ${PROPERTIES.join(', ')}`);
    return context.withCore(async (find) => {
      const funnel = await find(DeliveryFunnel).ofLast(count, app);
      const [parts, { total }] = [funnel.by(property), funnel];
      return succeeded(total.asked === 0 ? 'No code was asked for.' : tableOf(property, parts, total), {
        ...{ days: count, by: property, parts, total },
      });
    });
  },
};

function tableOf(property: string, parts: readonly FunnelPart[], total: Funnel): string {
  const rows = [
    [property, ...HEAD],
    ...parts.filter(({ asked }) => asked > 0).map((part) => [part.key || '-', ...cellsOf(part)]),
    ['total', ...cellsOf(total)],
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => padded(cell, column, widths)).join('  ')).join('\n');
}

const padded = (cell: string, column: number, widths: readonly number[]): string =>
  column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);

const cellsOf = (funnel: Funnel): readonly string[] =>
  HEAD.map((column) => (column === 'cost' ? funnel.cost.toFixed(2) : String(funnel[column])));
