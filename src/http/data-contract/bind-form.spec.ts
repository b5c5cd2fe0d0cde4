import { bindForm, bindQuery } from './bind-form';
import { clr, dataContract, member } from './data-contract';

const inner = dataContract({ namespace: 'A', name: 'Inner', members: { n: member(clr.int) } });
const outer = dataContract({
  namespace: 'A',
  name: 'Outer',
  members: { text: member(clr.string), n: member(clr.int), yes: member(clr.boolean), inner: member(inner) },
});
const untouched = { text: null, n: 0, yes: false, inner: null };
const bind = (text: string) => bindForm(outer, Buffer.from(text));

describe('bindForm', () => {
  it('binds names in any case, and members of members by dots or brackets', () => {
    const record = { text: 'a b;c', n: -1, yes: true, inner: { n: 16 } };
    expect(bind('TEXT=a+b;c&N=-1&yes=TRUE&inner.n=0x10').record).toEqual(record);
    expect(bind('text[]=a%20b%3bc&n=%20-1+&yes=true&Inner[N]=16&x[0]=1').record).toEqual(record);
  });

  it('keeps broken escapes, and reads raw UTF-8', () => {
    expect(bind('text=100%&n=').record).toMatchObject({ text: '100%' });
    expect(bind('text=%zz中%E4%B8%AD').record).toMatchObject({ text: '%zz中中' });
    expect(bind('text=%EF%BB%BFa').record).toMatchObject({ text: '\uFEFFa' });
  });

  it('reports each error with its message', () => {
    expect([...bind("n=&yes=%20&inner.n='1&text=").errors]).toEqual([
      ['n', ['A value is required.']],
      ['yes', ['A value is required.']],
      ['inner.n', ["The value ''1' is not valid for n."]],
    ]);
  });

  it.each(['2147483648', '-99999999999', '0x123456789', '#', '1'.repeat(400)])(
    'hides the error of the integer %s, which overflows',
    (n) => {
      expect(bind(`n=${encodeURIComponent(n)}`).errors).toEqual(new Map([['n', ['An error has occurred.']]]));
    },
  );

  it('passes over lists and objects that the contract does not know, however often they come', () => {
    expect(bind('text=a&t=1&t=2&more[]=1&more[]=2&tag[x]=1&tag[x]=2').record).toEqual({ ...untouched, text: 'a' });
    for (const repeated of ['text[]=b', 'TEXT=a', 'inner[n]=1&inner[n]=2'])
      expect(bind(`text=a&${repeated}`).record).toBeNull();
  });

  it('binds blank strings to null, and reports an empty form', () => {
    expect(bind('text=+%09').record).toEqual(untouched);
    expect(bind('&').record).toBeNull();
    expect(bind('').errors).toEqual(new Map([['', ['An error has occurred.']]]));
  });
});

describe('bindQuery', () => {
  it('binds like a form, but accepts an empty query', () => {
    expect(bindQuery(outer, 'n=6').record).toEqual({ ...untouched, n: 6 });
    expect(bindQuery(outer, '')).toEqual({ record: untouched, errors: new Map(), skipped: 0 });
    expect(bindQuery(outer, 'n=6&N=7').record).toBeNull();
  });
});
