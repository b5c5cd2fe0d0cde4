import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { type Html, html } from '../../../pages/layout';
import { type NumberFormat, shortDay } from '../format';

/** Size of a chart in units of its view box. */
export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** Sizes of a chart: one for wide windows and one for phones, of which the style sheet shows one, so that labels stay legible. */
export const CHART_SIZES: Readonly<Record<'large' | 'small', ChartSize>> = {
  large: { width: 760, height: 240 },
  small: { width: 340, height: 200 },
};

/** Space around the drawing of a chart, for the labels of its axes. */
export const MARGIN = { top: 12, right: 8, bottom: 26, left: 46 } as const;

const TICKS = 4;
/** Width that the label of a day needs. */
const LABEL_WIDTH = 62;

/** Scale of the vertical axis from 0 to a round number above the largest value. */
export const verticalScale = (largest: number, { height }: ChartSize): ScaleLinear<number, number> =>
  scaleLinear([0, Math.max(largest, 1)], [height - MARGIN.bottom, MARGIN.top]).nice(TICKS);

/** Grid lines and labels of the vertical axis; with whole numbers only where `isWhole`. */
export function verticalAxis(
  scale: ScaleLinear<number, number>,
  size: ChartSize,
  axis: { readonly format: NumberFormat; readonly isWhole: boolean },
): readonly Html[] {
  const ticks = scale.ticks(TICKS).filter((tick) => !axis.isWhole || Number.isInteger(tick));
  return ticks.map((tick) => {
    const y = round(scale(tick));
    return html`<line class="grid" x1="${MARGIN.left}" x2="${size.width - MARGIN.right}" y1="${y}" y2="${y}" /><text
        class="tick"
        text-anchor="end"
        x="${MARGIN.left - 8}"
        y="${y + 4}"
        >${axis.format(tick)}</text
      >`;
  });
}

/** Labels of as many days as there is room for, the last one always. `center` is the horizontal position of a day. */
export function dayAxis(
  days: readonly string[],
  center: (day: string) => number,
  { width, height }: ChartSize,
): readonly Html[] {
  const room = Math.max(1, Math.floor((width - MARGIN.left - MARGIN.right) / LABEL_WIDTH));
  const step = Math.ceil(days.length / room);
  const shown = days.filter((_, index) => (days.length - 1 - index) % step === 0);
  return shown.map((day) => {
    const x = Math.min(round(center(day)), width - 22);
    return html`<text class="tick" text-anchor="middle" x="${x}" y="${height - 8}">${shortDay(day)}</text>`;
  });
}

/** Position with one digit after the point. */
export const round = (value: number): number => Math.round(value * 10) / 10;
