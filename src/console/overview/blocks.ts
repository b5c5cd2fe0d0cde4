import { type Html, html } from '../../pages/layout';
import { CHART_SIZES, type ChartSize } from './charts/svg';
import { overviewStrings as strings } from './overview.strings';

/** Wide and narrow drawing of a chart, with its description and its figures as a table for those who do not see it. */
export function chartFigure(chart: {
  readonly text: string;
  readonly draw: (size: ChartSize) => Html;
  readonly table: Html;
  /** Name of the chart, by which its table is told from others. */
  readonly name: string;
}): Html {
  return html`<figure>
      <div class="large">${chart.draw(CHART_SIZES.large)}</div>
      <div class="small">${chart.draw(CHART_SIZES.small)}</div>
      <figcaption class="unseen">${chart.text}</figcaption>
    </figure>
    <details>
      <summary>${strings.figures}</summary>
      <div class="wide" tabindex="0" role="region" aria-label="${strings.figuresOf(chart.name)}">${chart.table}</div>
    </details>`;
}

/** Table of texts; the first cell of a row is its heading, and the other columns are numbers, right-aligned. */
export const numberTable = (head: readonly string[], rows: readonly (readonly string[])[]): Html =>
  html`<table>
    <thead>
      <tr>
        ${head.map((text, index) => html`<th scope="col" class="${index === 0 ? '' : 'num'}">${text}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = '', ...rest]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${rest.map((text) => html`<td class="num">${text}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;

const FULL = 100;

/** Bar of a share from 0 to 1 on a track; larger shares fill it. */
export function shareBar(share: number, style: 'f-entered' | 'f-bad'): Html {
  const width = Math.round(Math.min(1, Math.max(0, share)) * FULL);
  return html`<svg viewBox="0 0 ${FULL} 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="f-track" width="${FULL}" height="6" />
    <rect class="${style}" width="${width}" height="6" />
  </svg>`;
}
