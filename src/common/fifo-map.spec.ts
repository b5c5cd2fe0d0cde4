import * as fc from 'fast-check';
import { FifoMap } from './fifo-map';

/** Map that counts how often it is iterated from its beginning. */
class CountingMap<K, V> extends Map<K, V> {
  iterators = 0;

  override entries(): MapIterator<[K, V]> {
    this.iterators += 1;
    return super.entries();
  }
}

describe('FifoMap', () => {
  it('behaves as a Map, with its first entry at hand', () => {
    const step = fc.record({
      does: fc.constantFrom('append', 'delete', 'drop first', 'look'),
      key: fc.nat({ max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const tested = new FifoMap<number, object>();
        const model = new Map<number, object>();
        for (const { does, key } of steps) {
          const first = model.keys().next().value;
          const dropped = does === 'drop first' ? first : key;
          if (does === 'append') {
            const value = { key };
            tested.append(key, value);
            model.delete(key);
            model.set(key, value);
          } else if (does !== 'look' && dropped !== undefined) {
            tested.delete(dropped);
            model.delete(dropped);
          }
          expect(tested.first()).toEqual(model.entries().next().value);
          expect(tested.size).toBe(model.size);
          expect(tested.get(key)).toBe(model.get(key));
        }
      }),
    );
  });

  it('is not iterated from its beginning again while entries are left', () => {
    const iterated = new CountingMap<number, number>();
    const map = new FifoMap(iterated);
    for (let key = 0; key < 1_000; key++) map.append(key, key);
    for (let key = 0; key < 999; key++) {
      expect(map.first()).toEqual([key, key]);
      map.delete(key);
      map.append(1_000 + key, key);
    }
    expect(iterated.iterators).toBe(1);
  });
});
