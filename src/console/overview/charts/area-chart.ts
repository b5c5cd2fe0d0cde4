import { scalePoint } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import { type Html, html } from '../../../pages/layout';
import { compact, money, shortDay } from '../format';
import { type ChartSize, dayAxis, MARGIN, round, verticalAxis, verticalScale } from './svg';

/** Values by day, and the limit that they should stay below. */
export interface AreaSeries {
  readonly days: readonly string[];
  readonly values: readonly number[];
  /** Drawn as a dashed line where it is given. */
  readonly limit?: { readonly value: number; readonly name: string } | undefined;
}

/** Height of a label above its line, below which it is written beneath it. */
const LABEL_HEIGHT = 16;

type Point = readonly [x: number, y: number];

/** Largest limit that is drawn, as a multiple of the largest value: a farther one would press the values flat. */
const LIMIT_IN_VIEW = 3;

/** SVG of one series of amounts as a line over a filled area. */
export function areaChart({ days, values, limit }: AreaSeries, size: ChartSize): Html {
  const largest = Math.max(0, ...values);
  const drawn = limit !== undefined && limit.value <= largest * LIMIT_IN_VIEW ? limit : undefined;
  const up = verticalScale(Math.max(largest, drawn?.value ?? 0), size);
  const across = scalePoint(days, [MARGIN.left + 4, size.width - MARGIN.right - 4]);
  const points = days.map((day, index): Point => [across(day) ?? 0, up(values[index] ?? 0)]);
  const surface = area<Point>(
    ([x]) => x,
    up(0),
    ([, y]) => y,
  )
    .curve(curveMonotoneX)
    .digits(1);
  const outline = line<Point>().curve(curveMonotoneX).digits(1);
  const dots = points.map(
    ([x, y], index) =>
      html`<circle class="dot" cx="${round(x)}" cy="${round(y)}" r="${days.length > 40 ? 1.5 : 3}">
        <title>${shortDay(days[index] ?? '')} · ${money(values[index] ?? 0)}</title>
      </circle>`,
  );
  return html`<svg viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">
    ${verticalAxis(up, size, { format: compact, isWhole: false })}
    <path class="surface" d="${surface(points) ?? ''}" />
    <path class="outline" d="${outline(points) ?? ''}" />
    ${dots}${drawn === undefined ? '' : limitLine(round(up(drawn.value)), drawn.name, size)}
    ${dayAxis(days, (day) => across(day) ?? 0, size)}
  </svg>`;
}

const limitLine = (y: number, name: string, { width }: ChartSize): Html =>
  html`<line class="limit" x1="${MARGIN.left}" x2="${width - MARGIN.right}" y1="${y}" y2="${y}" /><text
      class="tick"
      text-anchor="end"
      x="${width - MARGIN.right}"
      y="${y > LABEL_HEIGHT ? y - 5 : y + LABEL_HEIGHT}"
      >${name}</text
    >`;
