import { bindXml } from './bind-xml';
import { clr, dataContract, member } from './data-contract';

const I = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const failed = { record: null, errors: new Map([['', ['An error has occurred.']]]), skipped: 0 };

describe('bindXml (nested classes and lists)', () => {
  const inner = dataContract({
    namespace: 'In',
    name: 'Inner',
    members: { a: member(clr.int), truth: member(clr.boolean) },
  });
  const outer = dataContract({
    namespace: 'Out',
    name: 'Outer',
    members: {
      any: member(clr.anything),
      inner: member(inner),
      texts: member(clr.listOf(clr.string)),
      z: member(clr.listOf(inner)),
    },
  });
  const read = (inside: string) =>
    bindXml(
      outer,
      Buffer.from(
        `<Outer ${I} xmlns="${outer.namespace}" xmlns:n="${inner.namespace}" xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:l="http://schemas.microsoft.com/2003/10/Serialization/Arrays">${inside}</Outer>`,
      ),
    );

  it('reads back what is written', () => {
    const xml = `<any/><inner><n:a>1</n:a><n:truth>1</n:truth></inner><texts><l:string>b</l:string><l:string i:nil="1"/></texts><z><n:Inner/><n:Inner><n:truth>true</n:truth></n:Inner></z>`;
    expect(read(xml)).toEqual({
      record: {
        any: {},
        inner: { a: 1, truth: true },
        texts: ['b', null],
        z: [
          { a: 0, truth: false },
          { a: 0, truth: true },
        ],
      },
      errors: new Map(),
      skipped: 0,
    });
  });

  it('accepts null, empty and typed elements', () => {
    expect(read('<any i:type="x:int">5</any><inner i:nil="true"/><texts/>').record).toEqual({
      any: 5,
      inner: null,
      texts: [],
      z: null,
    });
    expect(read('<any i:nil="true"/>').record).toMatchObject({ any: null });
    expect(read('<any i:type="x:string">5</any>').record).toMatchObject({ any: '5' });
    expect(read('<any i:type="n:Inner"/>')).toEqual(failed);
    expect(read('<texts>text</texts>')).toEqual(failed);
  });

  it('skips elements that are no items', () => {
    expect(read('<texts><string>a</string><l:string>b</l:string></texts>')).toMatchObject({
      record: { texts: ['b'] },
      skipped: 1,
    });
  });
});
