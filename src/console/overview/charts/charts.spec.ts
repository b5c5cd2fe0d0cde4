import { areaChart } from './area-chart';
import { barChart } from './bar-chart';
import { CHART_SIZES, MARGIN } from './svg';

const daysOf = (count: number) =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2026, 8, 1 + index)).toISOString().slice(0, 10));

interface Bar {
  readonly style: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const RECT = /<rect\s+class="(\S+)"\s+x="(\S+)"\s+y="(\S+)"\s+width="(\S+)"\s+height="(\S+)"/g;

const barsOf = (markup: string): readonly Bar[] =>
  [...markup.matchAll(RECT)].map(([, style = '', x, y, width, height]) => ({
    ...{ style, x: Number(x), y: Number(y) },
    ...{ width: Number(width), height: Number(height) },
  }));

const labelsOf = (markup: string): readonly string[] =>
  [...markup.matchAll(/>([^<>]+)<\/text/g)].map(([, text]) => text ?? '');

describe.each(Object.entries(CHART_SIZES))('the %s chart', (_name, size) => {
  it('draws a bar of each series, as high as its value, from the same ground', () => {
    const { markup } = barChart(
      ['2026-11-26', '2026-11-27'],
      [
        { name: 'asked', style: 'f-asked', values: [200, 100] },
        { name: 'entered', style: 'f-entered', values: [150, 0] },
      ],
      size,
    );
    const bars = barsOf(markup);
    const ground = size.height - MARGIN.bottom;
    expect(bars.map(({ style }) => style)).toEqual(['f-asked', 'f-entered', 'f-asked', 'f-entered']);
    for (const { y, height } of bars) expect(y + height).toBeCloseTo(ground, 0);
    const heights = bars.map(({ height }) => height / (ground - MARGIN.top));
    [1, 0.75, 0.5, 0].forEach((share, index) => {
      expect(heights[index]).toBeCloseTo(share, 2);
    });
    expect(markup).toContain('<title>Nov 26 · asked 200 · entered 150</title>');
  });

  it.each([1, 7, 30, 90])('keeps the bars and labels of %i days within its width, the last day labelled', (count) => {
    const days = daysOf(count);
    const { markup } = barChart(days, [{ name: 'asked', style: 'f-asked', values: days.map(() => 12_345) }], size);
    const bars = barsOf(markup);
    expect(bars).toHaveLength(count);
    for (const { x, width } of bars) {
      expect(x).toBeGreaterThanOrEqual(MARGIN.left);
      expect(x + width).toBeLessThanOrEqual(size.width);
      expect(width).toBeGreaterThanOrEqual(1.5);
    }
    const last = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${days.at(-1) ?? ''}T00:00:00Z`),
    );
    expect(labelsOf(markup).at(-1)).toBe(last);
    expect(labelsOf(markup)).toContain('15K');
  });

  it('labels whole codes only where there are few', () => {
    const { markup } = barChart(['2026-11-27'], [{ name: 'asked', style: 'f-asked', values: [1] }], size);
    expect(labelsOf(markup)).toEqual(['0', '1', 'Nov 27']);
  });

  it('draws the cap where it is near, and leaves it out where it would press the values flat', () => {
    const series = { days: daysOf(3), values: [10, 20, 15] };
    const near = areaChart({ ...series, limit: { value: 50, name: 'Cap' } }, size).markup;
    const far = areaChart({ ...series, limit: { value: 5_000, name: 'Cap' } }, size).markup;
    expect(labelsOf(near)).toEqual(expect.arrayContaining(['50', 'Cap']));
    expect(near).toContain('class="limit"');
    expect(far).not.toContain('Cap');
    expect(near.match(/class="dot"/g)).toHaveLength(3);
    expect(`${near}${far}`).not.toMatch(/NaN|undefined|Infinity/);
  });
});
