import { scaleBand } from 'd3-scale';
import { type Html, html } from '../../../pages/layout';
import { compact, shortDay, whole } from '../format';
import { type ChartSize, dayAxis, MARGIN, round, verticalAxis, verticalScale } from './svg';

/** Values of one series by day; each series is drawn before the one after it, so that the largest comes first. */
export interface BarSeries {
  readonly name: string;
  /** Class of its bars in the style sheet. */
  readonly style: string;
  readonly values: readonly number[];
}

/** SVG of nested bars: for each day a bar of each series, which are parts of one another. */
export function barChart(days: readonly string[], series: readonly BarSeries[], size: ChartSize): Html {
  const across = scaleBand(days, [MARGIN.left, size.width - MARGIN.right])
    .paddingInner(0.24)
    .paddingOuter(0.1);
  const up = verticalScale(Math.max(0, ...series.flatMap(({ values }) => values)), size);
  const center = (day: string) => (across(day) ?? 0) + across.bandwidth() / 2;
  const bars = days.map((day, index) => {
    const rects = series.map(({ style, values }) => {
      const top = up(values[index] ?? 0);
      const [x, width] = [round(across(day) ?? 0), round(across.bandwidth())];
      return html`<rect
        class="${style}"
        x="${x}"
        y="${round(top)}"
        width="${width}"
        height="${round(up(0) - top)}"
        rx="1.5"
      />`;
    });
    return html`<g><title>${tooltip(day, series, index)}</title>${rects}</g>`;
  });
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">
    ${verticalAxis(up, size, { format: compact, isWhole: true })}${bars}${dayAxis(days, center, size)}
  </svg>`;
}

const tooltip = (day: string, series: readonly BarSeries[], index: number): string =>
  [shortDay(day), ...series.map(({ name, values }) => `${name} ${whole(values[index] ?? 0)}`)].join(' · ');
