import { sendRequest } from '../../../test/support/aspnet/contracts';
import { bindXml } from './bind-xml';
import { EMPTY_GUID } from './record';

const OWN = sendRequest.namespace;
const BASE = sendRequest.base?.namespace ?? '';
const I = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const Z = 'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"';
const NAME = 'MemberRetrievePwdSendCodRequest';
const untouched = {
  username: null,
  phone_number: null,
  img_code: null,
  client: EMPTY_GUID,
  terminal: 0,
  time_stamp: null,
  random: 0,
  sign: null,
};

const bind = (xml: string) => bindXml(sendRequest, Buffer.from(xml));
const root = (inside: string, attributes = ''): string =>
  `<${NAME} ${I} xmlns="${OWN}"${attributes}>${inside}</${NAME}>`;
const based = (name: string, text: string): string => `<${name} xmlns="${BASE}">${text}</${name}>`;
const failed = { record: null, errors: new Map([['', ['An error has occurred.']]]), skipped: 0 };

describe('bindXml (order of members)', () => {
  it('binds members in the order of XML', () => {
    const xml = root(
      based('random', '6') + based('sign', 's') + '<client>{C395C016-AD85-40D9-963B-9255D4957D4C}</client>',
    );
    expect(bind(xml)).toEqual({
      record: { ...untouched, random: 6, sign: 's', client: 'c395c016-ad85-40d9-963b-9255d4957d4c' },
      errors: new Map(),
      skipped: 0,
    });
  });

  it('never goes back: after the last member everything is skipped, and counted', () => {
    const xml = root(`<username>u</username><phone_number>1</phone_number>${based('random', 'abc')}`);
    expect(bind(xml)).toEqual({ record: { ...untouched, username: 'u' }, errors: new Map(), skipped: 2 });
  });

  it.each([
    ['another case', '<Username>u</Username>'],
    ['another namespace', '<random>6</random>'],
    ['no member', '<extra><username>u</username><username>u</username></extra>'],
  ])('skips what has %s, with all that is in it', (_what, xml) => {
    expect(bind(root(`${xml}<username>v</username>`))).toEqual({
      record: { ...untouched, username: 'v' },
      errors: new Map(),
      skipped: 1,
    });
  });

  it('does not care for prefixes, attributes, comments and white space', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<!-- a --><a:${NAME} xmlns:a="${OWN}" b="c">
      <!-- d --> <a:username e="f">g<!-- h -->i<![CDATA[<j>]]>&#65;</a:username> <![CDATA[ ]]>&#32;</a:${NAME}><!-- k -->\n`;
    expect(bind(xml).record).toEqual({ ...untouched, username: 'gi<j>A' });
    expect(bind(`\uFEFF${xml}`).record).toEqual({ ...untouched, username: 'gi<j>A' });
  });

  it.each([
    ['of a base class', `<RequestBase xmlns="${BASE}">${based('random', '6')}</RequestBase>`],
    [
      'of anything',
      `<anyType xmlns="http://schemas.microsoft.com/2003/10/Serialization/">${based('random', '6')}</anyType>`,
    ],
  ])('begins at a root by the name %s too', (_what, xml) => {
    expect(bind(xml).record).toEqual({ ...untouched, random: 6 });
  });

  it.each([
    ['another name', `<Other xmlns="${OWN}"/>`],
    ['no namespace', `<${NAME}/>`],
    ['nothing in it', root('', ' i:nil="true"')],
    ['nothing in it, by number', root('<username>u</username>', ' i:nil=" 1 "')],
    ['neither nil nor not', root('', ' i:nil="yes"')],
    ['another type', root('', ' i:type="RequestBase"')],
    ['a type of no namespace', root('', ' i:type="q:Other"')],
    ['a reference', root('', ` ${Z} z:Ref="i1"`)],
    ['text beside its members', root('u')],
    ['an element twice', root('<username>u</username><username>u</username>')],
    ['an unknown element twice', root('<x/><x/>')],
  ])('refuses a root with %s', (_what, xml) => {
    expect(bind(xml)).toEqual(failed);
  });

  it('accepts i:type of the root if it names its own type', () => {
    expect(bind(root('<username>u</username>', ` i:type="${NAME}" ${Z} z:Id="i1"`)).record).toMatchObject({
      username: 'u',
    });
  });
});

describe('bindXml (scalars)', () => {
  it.each([
    ['6', 6],
    [' 6\n', 6],
    ['+6', 6],
    ['-006', -6],
    ['2147483647', 2147483647],
  ])('is an integer: %j', (text, value) => {
    expect(bind(root(based('random', text))).record).toMatchObject({ random: value });
  });

  it.each([
    ['random', ['', 'abc', '1.0', '1e3', '0x10', '2147483648', '<a/>', '１', 'true']],
    ['terminal', ['', '1', 'webpageenum', ' WEBPAGEEnum ', 'WEBPAGEEnum, IOSEnum']],
  ] as const)('is refused as a %s, and the body with it', (name, texts) => {
    for (const text of texts) expect(bind(root(based(name, text) + '<username>u</username>'))).toEqual(failed);
  });

  it.each(['', 'x', '{c395c016-ad85-40d9-963b-9255d4957d4c', 'c395c016-ad85-40d9-963b-9255d4957d4', '1'])(
    'is refused as a GUID: %j',
    (text) => {
      expect(bind(root(`<client>${text}</client>`))).toEqual(failed);
    },
  );

  it('keeps a string as it stands', () => {
    for (const text of ['', ' ', ' 012345 ', '1e3', '+8613', 'a\r\nb'])
      expect(bind(root(`<username>${text}</username>`)).record).toMatchObject({ username: text.replace('\r\n', '\n') });
    expect(bind(root('<username/>')).record).toMatchObject({ username: '' });
    expect(bind(root('<username><b>u</b></username>'))).toEqual(failed);
  });

  it('accepts null for reference types', () => {
    expect(bind(root('<username i:nil="true">u<b/></username>')).record).toMatchObject({ username: null });
    expect(bind(root('<username i:nil="false">u</username>')).record).toMatchObject({ username: 'u' });
    expect(bind(root('<client i:nil="true"/>'))).toEqual(failed);
    expect(bind(root('<username i:nil="TRUE">u</username>'))).toEqual(failed);
  });

  it('ignores i:type on a scalar', () => {
    expect(bind(root('<username i:type="i:Whatever">u</username>')).record).toMatchObject({ username: 'u' });
  });
});
