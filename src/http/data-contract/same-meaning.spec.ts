import { sendRequest } from '../../../test/support/aspnet/contracts';
import { bindForm } from './bind-form';
import { bindJson } from './bind-json';
import { bindXml } from './bind-xml';
import { jsonText } from './json-document';
import { recordOf } from './record';
import { printXml, type XmlNode } from './xml-document';
import { xmlOf } from './xml-record';

const CASES = 1000;
const ALPHABET = [
  'a',
  'Z',
  '0',
  ' ',
  '+',
  '&',
  '=',
  '%',
  ';',
  '<',
  '>',
  '"',
  "'",
  ']]>',
  '中',
  '😀',
  'é',
  '\t',
  '\u2028',
  '\\',
];

/** The same numbers on every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** A request as the recorded action could get it; a text is never blank, since a form would make nothing of it. */
function someRequest(below: (limit: number) => number): object {
  const text = (): string => `${Array.from({ length: below(12) }, () => ALPHABET[below(ALPHABET.length)]).join('')}x`;
  const hex = (length: number): string => Array.from({ length }, () => below(16).toString(16)).join('');
  const values: readonly (readonly [string, () => unknown])[] = [
    ['username', text],
    ['phone_number', text],
    ['img_code', text],
    ['client', () => [8, 4, 4, 4, 12].map(hex).join('-')],
    ['terminal', () => 1 + below(3)],
    ['time_stamp', text],
    ['random', () => below(4_294_967_296) - 2_147_483_648],
    ['sign', text],
  ];
  const chosen = values.filter(() => below(4) > 0);
  return recordOf(sendRequest, new Map(chosen.map(([name, make]) => [name, make()])));
}

/** Only what is not its default: a member that is not sent. */
function given(request: object): [string, unknown][] {
  const untouched = recordOf(sendRequest, new Map()) as Readonly<Record<string, unknown>>;
  return Object.entries(request).filter(([name, value]) => value !== untouched[name]);
}

const json = (request: object): string => JSON.stringify(Object.fromEntries(given(request)));
const form = (request: object): string =>
  given(request)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll('%20', '+')}`)
    .join('&');

/** An enum without a value has no name to be written by, so what is not sent is left out here too. */
function xml(request: object): string {
  const sent = new Set(given(request).map(([name]) => name));
  const whole = xmlOf(sendRequest, { ...request, terminal: sent.has('terminal') ? request['terminal' as never] : 1 });
  const content = (whole.content as readonly XmlNode[]).filter(({ name }) => sent.has(name));
  return printXml({ ...whole, content });
}

describe('the same request', () => {
  it('means the same in JSON, XML and forms', () => {
    const below = numbers(2026);
    for (let count = 0; count < CASES; count += 1) {
      const request = someRequest(below);
      const bound = { record: request, errors: new Map(), skipped: 0 };
      expect(bindJson(sendRequest, Buffer.from(json(request)))).toEqual(bound);
      expect(bindXml(sendRequest, Buffer.from(xml(request)))).toEqual(bound);
      expect(bindForm(sendRequest, Buffer.from(`${form(request)}&unknown=1`))).toEqual(bound);
    }
  });

  it('comes back from JSON and XML as it was written', () => {
    const below = numbers(7);
    for (let count = 0; count < CASES; count += 1) {
      const request = { ...someRequest(below), terminal: 1 + below(3) };
      const bound = { record: request, errors: new Map(), skipped: 0 };
      expect(bindJson(sendRequest, Buffer.from(jsonText(sendRequest, request)))).toEqual(bound);
      expect(bindXml(sendRequest, Buffer.from(printXml(xmlOf(sendRequest, request))))).toEqual(bound);
    }
  });
});
