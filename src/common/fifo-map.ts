/**
 * Map that finds its first entry in constant time, for windows and samples that end in the order in which they began. A plain
 * `Map` that is iterated from its beginning passes all entries that were deleted there since it last grew or shrank: with
 * 100,000 entries that takes up to 75 µs.
 */
export class FifoMap<K, V> {
  /** Goes on where it stopped: all that it has passed are deleted, but for `head`. */
  private rest: MapIterator<[K, V]>;
  private head: readonly [K, V] | undefined;

  constructor(private readonly map = new Map<K, V>()) {
    this.rest = map.entries();
  }

  get size(): number {
    return this.map.size;
  }

  get(key: K): V | undefined {
    return this.map.get(key);
  }

  /**
   * Adds an entry behind all others, after it has deleted one that the key has already, and the first one where there are
   * `capacity` others.
   */
  append(key: K, value: V, capacity = Infinity): void {
    this.delete(key);
    const oldest = this.size >= capacity ? this.first() : undefined;
    if (oldest) this.delete(oldest[0]);
    this.map.set(key, value);
  }

  delete(key: K): void {
    if (this.head?.[0] === key) this.head = undefined;
    this.map.delete(key);
  }

  /** First entry of those that are left; undefined when there are none. */
  first(): readonly [K, V] | undefined {
    if (this.head !== undefined || this.map.size === 0) return this.head;
    const { value, done } = this.rest.next();
    if (done !== true) this.head = value;
    else {
      this.rest = this.map.entries();
      this.head = this.rest.next().value;
    }
    return this.head;
  }
}
