import { bindJson } from './bind-json';
import { clr, dataContract, member } from './data-contract';

const HIDDEN = ['An error has occurred.'];
const inner = dataContract({ namespace: 'A', name: 'Inner', members: { n: member(clr.int), t: member(clr.boolean) } });
const outer = dataContract({
  namespace: 'A',
  name: 'Outer',
  members: {
    text: member(clr.string),
    any: member(clr.anything),
    inner: member(inner),
    list: member(clr.listOf(inner)),
    numbers: member(clr.listOf(clr.int)),
  },
});
const untouched = { text: null, any: null, inner: null, list: null, numbers: null };
const bind = (text: string) => bindJson(outer, Buffer.from(text));

describe('bindJson', () => {
  it('binds nested objects and lists', () => {
    const body = '{"INNER":{"N":"1","t":"True"},"list":[{"n":2},null],"numbers":[1," 2 "],"any":{},"text":1.50}';
    expect(bind(body)).toEqual({
      record: { text: '1.50', any: {}, inner: { n: 1, t: true }, list: [{ n: 2, t: false }, null], numbers: [1, 2] },
      errors: new Map(),
      skipped: 0,
    });
  });

  it.each(['13800138001.0', '1.3800138001E10', '13800138001'])('reads %s as text by its digits', (number) => {
    expect(bind(`{"text":${number}}`).record).toMatchObject({ text: '13800138001' });
  });

  it('reports each error by its path, in the spelling of the client', () => {
    const body = '{"Text":[],"inner":{"N":null,"t":2,"x":{"n":"abc"}},"list":[{"n":1.0},5],"numbers":{}}';
    const { record, errors } = bind(body);
    expect([...errors]).toEqual(['Text', 'inner.N', 'list[0].n', 'list[1]', 'numbers'].map((path) => [path, HIDDEN]));
    expect(record).toEqual({ ...untouched, inner: { n: 0, t: true }, list: [{ n: 0, t: false }] });
  });

  it.each([
    ['{"text":"a" "b"}', 'text'],
    ['{"text":"a","inner":{"n":', 'inner.n'],
    ['{"inner":{"n":1},', 'inner'],
    ['{"list":[{"n":1},{"n":', 'list[1].n'],
    ['{"numbers":[1,2', 'numbers[1]'],
    ['{"a.b":x}', "['a.b']"],
    ['{"text"', ''],
    ['{} x', ''],
    ['"text"', ''],
    ['{"text":"a","x":{"Text":1,"tEXT":2}}', ''],
  ])('reports broken syntax by the path where it broke: %s', (body, path) => {
    expect(bind(body)).toEqual({ record: null, errors: new Map([[path, HIDDEN]]), skipped: 0 });
  });

  it.each(['', ' \r\n', 'null', '\uFEFF', '\uFEFF null'])('reports an empty body or null as an error: %j', (body) => {
    expect(bind(body)).toEqual({ record: null, errors: new Map([['', HIDDEN]]), skipped: 0 });
  });

  it('returns a frozen record without foreign prototype', () => {
    const { record } = bind('{"toString":"x","valueOf":{}}');
    expect(record).toEqual(untouched);
    expect(Object.isFrozen(record)).toBe(true);
  });

  it('accepts sixteen levels of nesting', () => {
    const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
    expect(bind(nested(16)).record).toEqual(untouched);
    expect(bind(nested(17)).record).toBeNull();
  });
});
