import { type Html, html } from '../../pages/layout';
import { chartFigure, numberTable, shareBar } from './blocks';
import { areaChart } from './charts/area-chart';
import { money, shortDay } from './format';
import type { Overview } from './overview';
import { overviewStrings as strings } from './overview.strings';

/** Share of the cap from which the bar of a client application has the colour of a warning. */
const ALARM = 0.8;

/** Card of what messages cost: today against the cap by client application, and per day. */
export function spendCard({ funnel, capPerDay }: Overview): Html {
  const { total, days } = funnel;
  if (total.cost === 0)
    return html`<section class="card">
      <h2>${strings.spend}</h2>
      <p class="plain-text">${strings.noSpend}</p>
    </section>`;
  const costs = funnel.by('day').map(({ cost }) => cost);
  const text = strings.spendText(money(total.cost), days.length);
  return html`<section class="card">
    <h2>${strings.spend}</h2>
    <p class="hint">${text} ${strings.spendToday}:</p>
    ${funnel.today.by('app').map(({ key, cost }) => meter(key, cost, capPerDay))}
    ${chartFigure({
      ...{ text, name: strings.spend },
      table: numberTable(
        [strings.day, strings.cost],
        days.map((day, index) => [shortDay(day), money(costs[index] ?? 0)]).reverse(),
      ),
      draw: (size) => areaChart({ days, values: costs, limit: { value: capPerDay, name: strings.cap } }, size),
    })}
  </section>`;
}

const meter = (app: string, cost: number, cap: number): Html =>
  html`<div class="meter">
    <p><span>${app}</span><span>${strings.spendOf(money(cost), money(cap))}</span></p>
    ${shareBar(cost / cap, cost / cap >= ALARM ? 'f-bad' : 'f-entered')}
  </div>`;
