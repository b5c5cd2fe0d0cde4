import type { FunnelOfDays, FunnelPart } from '../../notification';
import { type Html, html } from '../../pages/layout';
import { chartFigure, numberTable, shareBar } from './blocks';
import { barChart } from './charts/bar-chart';
import { countryName, percent, shortDay, whole } from './format';
import { overviewStrings as strings } from './overview.strings';

type Split = 'channel' | 'country' | 'vendor';

/** Number of countries or vendors that have a row of their own; the rest is one row. */
const ROWS = 8;

const SERIES = ['asked', 'delivered', 'entered'] as const;
const { stages } = strings;

/** Cards of the codes: per day, and by channel, country and vendor. */
export const funnelCards = (funnel: FunnelOfDays): Html =>
  html`${perDay(funnel)}${splitCard(funnel, 'country')}
    <div class="pair">${splitCard(funnel, 'vendor')}${splitCard(funnel, 'channel')}</div>`;

function perDay(funnel: FunnelOfDays): Html {
  const { total, days } = funnel;
  const parts = funnel.by('day');
  const series = SERIES.map((stage) => ({
    ...{ name: stages[stage].toLowerCase(), style: `f-${stage}` },
    values: parts.map((part) => part[stage]),
  }));
  const text = strings.perDayText(whole(total.asked), whole(total.entered), days.length);
  return html`<section class="card">
    <h2>${strings.perDay}</h2>
    <p class="hint">${text}</p>
    <ul class="legend">
      ${SERIES.map(
        (stage) =>
          html`<li>
            <svg viewBox="0 0 10 10" aria-hidden="true"><rect class="f-${stage}" width="10" height="10" rx="2" /></svg
            >${stages[stage]}
          </li>`,
      )}
    </ul>
    ${chartFigure({
      ...{ text, name: strings.perDay, table: dayTable(parts) },
      draw: (size) => barChart(days, series, size),
    })}
  </section>`;
}

const dayTable = (parts: readonly FunnelPart[]): Html =>
  numberTable(
    [strings.day, stages.asked, stages.accepted, stages.delivered, stages.entered, stages.failed],
    [...parts]
      .reverse()
      .map((part) => [
        shortDay(part.key),
        ...[part.asked, part.accepted, part.delivered, part.entered, part.failed].map(whole),
      ]),
  );

function splitCard(funnel: FunnelOfDays, split: Split): Html {
  const parts = withRest(funnel.by(split).filter(({ asked }) => asked > 0));
  return html`<section class="card">
    <h2>${strings.by[split]}</h2>
    <div class="wide" tabindex="0" role="region" aria-label="${strings.by[split]}">
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col" class="num">${stages.asked}</th>
            <th scope="col" class="num">${stages.delivered}</th>
            <th scope="col" class="num">${stages.entered}</th>
            <td class="bar"></td>
          </tr>
        </thead>
        <tbody>
          ${parts.map((part) => splitRow(part, split))}
        </tbody>
      </table>
    </div>
  </section>`;
}

const splitRow = ({ key, asked, delivered, entered, rest }: Row, split: Split): Html =>
  html`<tr>
    <th scope="row">${rest === undefined ? nameOf(key, split) : strings.others(rest)}</th>
    <td class="num">${whole(asked)}</td>
    <td class="num">${percent(delivered, asked)}</td>
    <td class="num">${percent(entered, asked)}</td>
    <td class="bar">${shareBar(entered / asked, 'f-entered')}</td>
  </tr>`;

type Row = Pick<FunnelPart, 'key' | 'asked' | 'delivered' | 'entered'> & {
  /** Number of the countries or vendors that the row stands for; undefined for one. */
  readonly rest?: number;
};

function withRest(parts: readonly FunnelPart[]): readonly Row[] {
  if (parts.length <= ROWS + 1) return parts;
  const others = parts.slice(ROWS);
  const sum = (stage: (typeof SERIES)[number]) => others.reduce((total, part) => total + part[stage], 0);
  const counts = { asked: sum('asked'), delivered: sum('delivered'), entered: sum('entered') };
  return [...parts.slice(0, ROWS), { key: '', ...counts, rest: others.length }];
}

function nameOf(key: string, split: Split): string {
  if (split === 'country') return key === '' ? strings.noCountry : countryName(key);
  if (split === 'vendor') return key === '' ? strings.noVendor : key;
  return strings.channel[key] ?? key;
}
