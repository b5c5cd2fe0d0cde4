import { RepeatedLines } from './repeated-lines';

const MINUTE = 60_000;

describe('RepeatedLines', () => {
  let now: number;
  let written: unknown[];
  let lines: RepeatedLines<number>;

  beforeEach(() => {
    now = 0;
    written = [];
    lines = new RepeatedLines<number>(
      (line, repeated) => written.push(repeated === undefined ? line : { line, repeated }),
      () => now,
      2,
      3,
    );
  });

  afterEach(() => {
    lines.flush();
  });

  const add = (kind: string, ...values: number[]) => {
    for (const value of values) lines.add(kind, value);
  };

  it('writes the first lines of a kind at once, and the last of the others when the minute is over', () => {
    add('a', 1, 2, 3, 4, 5);
    expect(written).toEqual([1, 2]);
    now = MINUTE;
    add('b', 6);
    expect(written).toEqual([1, 2, { line: 5, repeated: 3 }, 6]);
    add('a', 7);
    expect(written.at(-1)).toBe(7);
  });

  it('writes nothing more of a kind that was not repeated', () => {
    add('a', 1, 2);
    now = MINUTE;
    add('b', 3);
    lines.flush();
    expect(written).toEqual([1, 2, 3]);
  });

  it('ends the oldest kind early when there are too many', () => {
    add('a', 1, 1, 2);
    add('b', 3);
    add('c', 4);
    add('d', 5);
    expect(written).toEqual([1, 1, 3, 4, { line: 2, repeated: 1 }, 5]);
  });

  it('writes what it left out when it is flushed', () => {
    add('a', 1, 2, 3);
    lines.flush();
    expect(written.at(-1)).toEqual({ line: 3, repeated: 1 });
    lines.flush();
    expect(written).toHaveLength(3);
  });
});
