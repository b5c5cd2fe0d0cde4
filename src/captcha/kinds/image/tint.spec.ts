import { HEIGHT, WIDTH } from './sketch';
import { tint } from './tint';

const LAST = WIDTH - 1;

describe('a tinted captcha', () => {
  const hues = { start: 0, spread: 120 };
  const colours = (light: number): readonly (readonly number[])[] => {
    const { pixels, palette } = tint(new Uint8Array(WIDTH * HEIGHT).fill(light), hues);
    return Array.from(pixels, (index) => Array.from(palette.subarray(3 * index, 3 * index + 3)));
  };
  const hue = ([red = 0, green = 0, blue = 0]: readonly number[] = []): number => {
    const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
    const sector = most === red ? (green - blue) / (most - least) : (blue - red) / (most - least) + 2;
    return (60 * sector + 360) % 360;
  };

  it('has dark ink of one hue at a place, which turns from left to right', () => {
    const ink = colours(0);
    expect(Math.max(...ink.flat())).toBeLessThan(140);
    expect(hue(ink[0])).toBeLessThan(10);
    expect(Math.abs(hue(ink[LAST]) - 120)).toBeLessThan(10);
    expect(ink.slice(-WIDTH)).toEqual(ink.slice(0, WIDTH));
  });

  it('has a light background, of the opposite hue', () => {
    const ground = colours(255);
    expect(Math.min(...ground.flat())).toBeGreaterThan(215);
    expect(Math.abs(hue(ground[0]) - 180)).toBeLessThan(20);
  });

  it('gets lighter from ink to background in even steps', () => {
    const sums = [0, 64, 128, 192, 255].map((light) => (colours(light)[0] ?? []).reduce((sum, each) => sum + each, 0));
    const steps = sums.slice(1).map((sum, index) => sum - (sums[index] ?? 0));
    expect(Math.max(...steps)).toBeLessThan(1.5 * Math.min(...steps));
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });
});
