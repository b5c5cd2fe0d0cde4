import { BACKGROUNDS, SITE_ACCENTS } from '../layout';
import { accentsOf, contrastProblem } from './brand-accents';
import { contrast, lowestContrast, MIN_CONTRAST } from './contrast';

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4],
  ])('of %s and %s is that of WCAG, either way', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBe(contrast(one, other));
  });
});

describe('accentsOf', () => {
  it.each(['#000000', '#0a5c36', '#7a0019', '#1a237e', '#767676'])(
    'lightens %s for dark pages, and no more',
    (colour) => {
      const { light, dark } = accentsOf(colour);
      const lowest = lowestContrast(dark.accent, Object.values(BACKGROUNDS.dark));
      expect(light.accent).toBe(colour);
      expect(lowest).toBeGreaterThanOrEqual(MIN_CONTRAST);
      expect(lowest).toBeLessThan(5);
    },
  );

  it('leaves a colour that can be read on dark pages as it is, and one that is given', () => {
    expect(accentsOf('#7ab8ff').dark.accent).toBe('#7ab8ff');
    expect(accentsOf('#0a5c36', '#7bd6a0').dark.accent).toBe('#7bd6a0');
  });

  it('has text on buttons that can be read, on any colour', () => {
    for (let part = 0; part < 256; part += 1) {
      const colour = `#${part.toString(16).padStart(2, '0').repeat(3)}`;
      const { accent, onAccent } = accentsOf(colour).light;
      expect(contrast(accent, onAccent)).toBeGreaterThanOrEqual(MIN_CONTRAST);
    }
  });
});

describe('contrastProblem', () => {
  it('names a colour that would do, nearest to the one that does not', () => {
    expect(contrastProblem('light', '#ffd400')).toBe(
      'has a contrast of 1.3 on light pages, and text needs 4.5: #856e00 has it',
    );
    expect(contrastProblem('light', '#856e00')).toBeUndefined();
    expect(contrastProblem('dark', '#0a5c36')).toMatch(/^has a contrast of 2\.0 on dark pages, and text needs 4\.5: #/);
  });

  it.each(['light', 'dark'] as const)('has none with the colours of the site: %s', (scheme) => {
    const { accent, onAccent } = SITE_ACCENTS[scheme];
    expect(contrastProblem(scheme, accent)).toBeUndefined();
    expect(contrast(accent, onAccent)).toBeGreaterThanOrEqual(MIN_CONTRAST);
  });
});
