import { sendRequest } from './contracts';

const NAME = sendRequest.name;
/** The largest body that is read, in bytes. */
export const LIMIT = 16 * 1024;

/** Root element around `inside`, after a prolog. */
export const root = (inside: string, before = ''): string =>
  `${before}<${NAME} xmlns="${sendRequest.namespace}">${inside}</${NAME}>`;
/** Repeats a text up to the maximum size. */
const flood = (unit: string): string => unit.repeat(Math.floor((LIMIT - 300) / unit.length));
const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

const hostileXml: readonly (readonly [string, string | Buffer])[] = [
  ['a DTD', root('<username>u</username>', '<!DOCTYPE x>')],
  ['a DTD behind the root', `${root('')}<!DOCTYPE x>`],
  ['two DTDs', root('', '<!DOCTYPE a><!DOCTYPE b>')],
  ['an external entity', root('<username>&x;</username>', '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/hostname">]>')],
  ['a parameter entity', root('', '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>')],
  ['a billion laughs', root('&b;', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>')],
  ['an entity that nobody defines', root('<username>&foo;</username>')],
  ['an entity of HTML', root('<username>&nbsp;</username>')],
  ['a processing instruction', root('', '<?xml-stylesheet href="http://127.0.0.1:9/"?>')],
  ['a processing instruction inside', root('<?a b?>')],
  ['a processing instruction behind', `${root('')}<?a b?>`],
  ['too many levels', root(nested(16))],
  ['very many levels', flood('<a>')],
  ['a flood of numeric references that names no character', root(`<username>${flood('&#0;')}</username>`)],
  ['a flood of numeric references', root(`<username>${flood('&#65;')}</username>`)],
  ['a flood of comments', root(flood('<!---->'))],
  ['a flood of CDATA sections', root(`<username>${flood('<![CDATA[]]>')}</username>`)],
  ['a flood of unknown elements', root(Array.from({ length: 1500 }, (_a, i) => `<a${String(i)}/>`).join(''))],
  ['one tag too many', root(Array.from({ length: 255 }, (_a, i) => `<a${String(i)}/>`).join(''))],
  ['one reference too many', root(`<username>${'&lt;'.repeat(513)}</username>`)],
  ['one attribute too many', root(`<a ${Array.from({ length: 128 }, (_a, i) => `a${String(i)}=""`).join(' ')}/>`)],
  ['a flood of attributes', `<${NAME}${Array.from({ length: 1500 }, (_a, i) => ` a${String(i)}=""`).join('')}/>`],
  [
    'a flood of namespaces',
    `<${NAME}${Array.from({ length: 700 }, (_a, i) => ` xmlns:n${String(i)}="${String(i)}"`).join('')}/>`,
  ],
  ['a flood of open quotes', root(flood('<a b="'))],
  ['a reserved name', root('<__proto__>x</__proto__>')],
  ['a reserved name deep inside', root('<a><constructor/></a>')],
  ['a reserved name with a prefix', root('<p:prototype xmlns:p="q"/>')],
  ['a repeated element', root('<username>a</username><username>b</username>')],
  ['a repeated attribute', root('<username a="1" a="2">u</username>')],
  ['nil where there is no null', root('<client i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/>')],
  ['a prefix bound to nothing', root('<p:username>u</p:username>')],
  ['a list for a scalar', root('<username><a>1</a><b>2</b></username>')],
  ['two roots', root('') + root('')],
  ['no root', '<!-- nothing -->'],
  ['no end', root('<username>u').slice(0, 150)],
  ['XML 1.1', root('', '<?xml version="1.1"?>')],
  ['no version', root('', '<?xml encoding="utf-8"?>')],
  ['a late declaration', root('', ' <?xml version="1.0"?>')],
  ...['utf8', 'gbk', 'iso-8859-1', 'utf-16', 'utf-7'].map(
    (name) => [`the encoding ${name}`, root('', `<?xml version="1.0" encoding="${name}"?>`)] as const,
  ),
  ['UTF-16', Buffer.from(`\uFEFF${root('')}`, 'utf16le')],
  ['an overlong sequence', Buffer.concat([Buffer.from(root('<username>').slice(0, -50)), Buffer.from([0xc0, 0xaf])])],
  ['bytes that are not UTF-8', Buffer.from(root('<username>\xff</username>'), 'latin1')],
  ['a control character', root('<username>\u0001</username>')],
  ['half a CDATA section', root('<username><![CDATA[x</username>')],
  ['JSON', '{"username":"u"}'],
];

const hostileJson: readonly (readonly [string, string])[] = [
  ['__proto__', '{"__proto__":{"username":"u"}}'],
  ['constructor, deep inside', '{"a":{"constructor":{"prototype":{}}}}'],
  ['a reference', '{"a":{"$ref":"1"}}'],
  ['an id', '{"$id":"1","username":"u"}'],
  ['a member twice', '{"a":1,"A":2}'],
  ['too many levels', `${'{"a":'.repeat(16)}[]${'}'.repeat(16)}`],
  ['very many levels', flood('[')],
  ['too many members', `{${Array.from({ length: 256 }, (_a, i) => `"m${String(i)}":0`).join()}}`],
  ['too many items', `{"a":[${'1,'.repeat(254)}1]}`],
  ['half a pair', '{"username":"\\ud800"}'],
  ['a comment', '{/**/"username":"u"}'],
  ['single quotes', "{'username':'u'}"],
  ['a hexadecimal number', '{"random":0x10}'],
  ['two roots', '{}{}'],
  ['a list as text', '{"username":["a","b"]}'],
];

const hostileForms: readonly (readonly [string, string])[] = [
  ['__proto__', 'a[__proto__][x]=1'],
  ['constructor', 'constructor=1'],
  ['a field twice', 'username=a&USERNAME=b'],
  ['a field twice, by brackets', 'username=a&username[]=b'],
  ['an open bracket', 'a[b=1'],
  ['too many fields', Array.from({ length: 1001 }, (_a, i) => `f${String(i)}=`).join('&')],
  ['escapes that are not UTF-8', 'username=%ff'],
];

/** Hostile bodies: defect, media type and text. All are refused with 400. */
export const hostileBodies: readonly (readonly [string, string, string | Buffer])[] = [
  ...hostileXml.map(([what, body]) => [`XML with ${what}`, 'application/xml', body] as const),
  ...hostileJson.map(([what, body]) => [`JSON with ${what}`, 'application/json', body] as const),
  ...hostileForms.map(([what, body]) => [`a form with ${what}`, 'application/x-www-form-urlencoded', body] as const),
];

/** Bodies with as much of a kind as is read: what fills them, and the content of their root element. */
export const longXml: readonly (readonly [string, string])[] = [
  ['numeric references', `<username>${'&#65;'.repeat(512)}</username>`],
  ['comments', '<!---->'.repeat(254)],
  ['CDATA sections', `<username>${'<![CDATA[]]>'.repeat(252)}</username>`],
  ['unknown elements', Array.from({ length: 254 }, (_a, i) => `<a${String(i)}/>`).join('')],
  ['attributes', `<a ${Array.from({ length: 127 }, (_a, i) => `a${String(i)}=""`).join(' ')}/>`],
  ['white space', flood(' ')],
];
