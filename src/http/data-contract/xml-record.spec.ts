import { apiResult } from '../../../test/support/aspnet/contracts';
import { bindXml } from './bind-xml';
import type { ClrType, DataContract } from './clr-type';
import { clr, dataContract, member } from './data-contract';
import { printXml } from './xml-document';
import { xmlOf } from './xml-record';

const I = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const NS = 'http://schemas.datacontract.org/2004/07/';
const ARRAYS = 'http://schemas.microsoft.com/2003/10/Serialization/Arrays';
const XSD = 'http://www.w3.org/2001/XMLSchema';

const write = (contract: DataContract, record: object | null): string => printXml(xmlOf(contract, record));
const one = (type: ClrType): DataContract =>
  dataContract({ namespace: 'A', name: 'One', members: { x: member(type) } });

/** Inner XML of a contract with one member. */
function writeOne(type: ClrType, x: unknown): string {
  const [, inside] = /^<One [^>]*>(.*)<\/One>$/su.exec(write(one(type), { x })) ?? [];
  return inside ?? '';
}

describe('xmlOf (values)', () => {
  it.each<readonly [string, ClrType, unknown]>([
    ['<x>6</x>', clr.int, 6],
    ['<x>0</x>', clr.int, 0],
    ['<x>true</x>', clr.boolean, true],
    ['<x>false</x>', clr.boolean, false],
    ['<x>c395c016-ad85-40d9-963b-9255d4957d4c</x>', clr.guid, 'c395c016-ad85-40d9-963b-9255d4957d4c'],
    ['<x>Two</x>', clr.enumeration('A', 'E', { One: 1, Two: 2 }), 2],
    ['<x></x>', clr.string, ''],
    ['<x i:nil="true" />', clr.string, null],
    ['<x i:nil="true" />', clr.anything, null],
    ['<x />', clr.anything, {}],
    [`<x xmlns:d2p1="${XSD}" i:type="d2p1:string">s</x>`, clr.anything, 's'],
    [`<x xmlns:d2p1="${XSD}" i:type="d2p1:int">5</x>`, clr.anything, 5],
    [`<x xmlns:d2p1="${XSD}" i:type="d2p1:boolean">true</x>`, clr.anything, true],
    [`<x xmlns:d2p1="${ARRAYS}" />`, clr.listOf(clr.string), []],
    [`<x xmlns:d2p1="${ARRAYS}" i:nil="true" />`, clr.listOf(clr.string), null],
    [
      `<x xmlns:d2p1="${ARRAYS}"><d2p1:string>a</d2p1:string><d2p1:string i:nil="true" /></x>`,
      clr.listOf(clr.string),
      ['a', null],
    ],
    ['<x><One><x>1</x></One><One i:nil="true" /></x>', clr.listOf(one(clr.int)), [{ x: 1 }, null]],
  ])('is %s', (xml, type, value) => {
    expect(writeOne(type, value)).toBe(xml);
  });

  it('cannot be a number that its enum does not name', () => {
    expect(() => writeOne(clr.enumeration('A', 'E', { One: 1 }), 0)).toThrow('E has no member 0');
  });

  it('is escaped, and nothing more', () => {
    expect(writeOne(clr.string, ']]><x/>&"\' \t中😀\u0085\u2028\u007f')).toBe(
      '<x>]]&gt;&lt;x/&gt;&amp;"\' \t中😀\u0085\u2028\u007f</x>',
    );
    expect(writeOne(clr.string, 'a\rb\nc\r\nd')).toBe('<x>a\r\nb\r\nc\r\nd</x>');
    expect(writeOne(clr.string, '\u0001\u001f\ufffe')).toBe('<x>&#x1;&#x1F;&#xFFFE;</x>');
  });

  it.each([']]><x/>&"\'', ' spaces ', 'tab\tline\nend', '😀', '&amp;', '<!--x-->', '<![CDATA[x]]>'])(
    'comes back as it was: %j',
    (text) => {
      const contract = one(clr.string);
      expect(bindXml(contract, Buffer.from(write(contract, { x: text }))).record).toEqual({ x: text });
    },
  );
});

describe('xmlOf (namespaces)', () => {
  const far = dataContract({ namespace: 'Far', name: 'Far', members: { a: member(clr.string) } });
  const base = dataContract({ namespace: 'Base', name: 'Base', members: { b: member(clr.int), far: member(far) } });
  const derived = dataContract({
    namespace: 'Own',
    name: 'Derived',
    extends: base,
    members: { again: member(far), list: member(clr.listOf(far)), z: member(clr.string) },
  });

  it('are declared where the serializer declares them', () => {
    const record = { b: 1, far: { a: 'x' }, again: { a: null }, list: [{ a: '' }], z: null };
    expect(write(derived, record)).toBe(
      `<Derived ${I} xmlns="${NS}Own"><b xmlns="${NS}Base">1</b>` +
        `<far xmlns:d2p1="${NS}Far" xmlns="${NS}Base"><d2p1:a>x</d2p1:a></far>` +
        `<again xmlns:d2p1="${NS}Far"><d2p1:a i:nil="true" /></again>` +
        `<list xmlns:d2p1="${NS}Far"><d2p1:Far><d2p1:a></d2p1:a></d2p1:Far></list>` +
        '<z i:nil="true" /></Derived>',
    );
  });

  it('are declared for null too, before the null, and an own default after it', () => {
    expect(write(derived, { b: 0, far: null, again: null, list: null, z: 'z' })).toBe(
      `<Derived ${I} xmlns="${NS}Own"><b xmlns="${NS}Base">0</b>` +
        `<far xmlns:d2p1="${NS}Far" i:nil="true" xmlns="${NS}Base" />` +
        `<again xmlns:d2p1="${NS}Far" i:nil="true" /><list xmlns:d2p1="${NS}Far" i:nil="true" /><z>z</z></Derived>`,
    );
  });

  it('are not declared again below, unless another default hides them', () => {
    const inner = dataContract({ namespace: 'Own', name: 'Inner', members: { v: member(clr.int) } });
    const outer = dataContract({ namespace: 'Base', name: 'Outer', members: { i: member(inner) } });
    const root = dataContract({ namespace: 'Own', name: 'Root', extends: outer, members: { j: member(outer) } });
    expect(write(root, { i: { v: 1 }, j: { i: { v: 2 } } })).toBe(
      `<Root ${I} xmlns="${NS}Own"><i xmlns:d2p1="${NS}Own" xmlns="${NS}Base"><d2p1:v>1</d2p1:v></i>` +
        `<j xmlns:d2p1="${NS}Base"><d2p1:i><v>2</v></d2p1:i></j></Root>`,
    );
  });

  it('stand on the root after i, and before nothing when it is null', () => {
    expect(write(one(clr.string), null)).toBe(`<One i:nil="true" ${I} xmlns="${NS}A" />`);
    expect(write(dataContract({ namespace: 'A', name: 'None', members: {} }), {})).toBe(`<None ${I} xmlns="${NS}A" />`);
  });

  it('follow from the arguments of a generic root', () => {
    expect(write(apiResult(clr.boolean), { code: 1, message: 'm', data: false })).toMatch(
      /^<ApiResultOfboolean [^>]*><code>1<\/code><data>false<\/data><message>m<\/message><\/ApiResultOfboolean>$/,
    );
  });
});
