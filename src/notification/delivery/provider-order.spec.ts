import { providerOrder } from './provider-order';

const listed = ['first', 'second', 'third'].map((name) => ({ name }));
const keys = Array.from({ length: 10_000 }, (_, index) => `challenge ${index}`);

describe('providerOrder', () => {
  it('is that of the list where there are no weights', () => {
    expect(providerOrder(listed, 'any', 1)).toEqual(['first', 'second', 'third']);
  });

  it('begins with the next one at every further send', () => {
    const begins = [1, 2, 3, 4].map((send) => providerOrder(listed, 'any', send)[0]);
    expect(begins).toEqual(['first', 'second', 'third', 'first']);
    expect(providerOrder(listed, 'any', 2)).toEqual(['second', 'third', 'first']);
  });

  it('is drawn by weight, each provider by its share', () => {
    const shares = [
      { name: 'often', weight: 70 },
      { name: 'seldom', weight: 30 },
    ];
    const often = keys.filter((key) => providerOrder(shares, key, 1)[0] === 'often').length;
    expect(often / keys.length).toBeGreaterThan(0.68);
    expect(often / keys.length).toBeLessThan(0.72);
  });

  it('is the same on every try, and rotates by send with weights too', () => {
    const shares = [
      { name: 'a', weight: 1 },
      { name: 'b', weight: 1 },
    ];
    for (const key of keys.slice(0, 50)) {
      const [first, second] = providerOrder(shares, key, 1);
      expect(providerOrder(shares, key, 1)).toEqual([first, second]);
      expect(providerOrder(shares, key, 2)).toEqual([second, first]);
    }
  });

  it('has nobody where there is nobody', () => {
    expect(providerOrder([], 'any', 2)).toEqual([]);
  });
});
