import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkVaildateModel, registerResult } from '../../src/dialects/gps/gps.dto';
import { retrieveSendCodeRequest, sendCodeResult } from '../../src/dialects/member/member.dto';
import { bindJson } from '../../src/http/data-contract/bind-json';
import { bindXml } from '../../src/http/data-contract/bind-xml';
import type { DataContract } from '../../src/http/data-contract/clr-type';
import { jsonText } from '../../src/http/data-contract/json-document';
import { sampleOf } from '../../src/http/data-contract/record';
import { printXml, printXmlPretty } from '../../src/http/data-contract/xml-document';
import { xmlOf } from '../../src/http/data-contract/xml-record';

const member: readonly (readonly [string, DataContract])[] = [
  ['member/sendcode-request', retrieveSendCodeRequest],
  ['member/sendcode-response', sendCodeResult],
];
const gps: readonly (readonly [string, DataContract])[] = [
  ['gps/check-vaildate-code-request', checkVaildateModel],
  ['gps/check-vaildate-code-response', registerResult],
];

const document = (file: string): string => readFileSync(join(__dirname, '../samples', file), 'utf8').trimEnd();

/** The gps pages lost their line breaks: only their tokens are known. */
const compactJson = (text: string): string => JSON.stringify(JSON.parse(text));
const compactXml = (text: string): string => text.replace(/>\s+</g, '><');

describe('data contracts: documented samples', () => {
  it.each(member)('are encoded byte for byte: %s', (name, contract) => {
    const sample = sampleOf(contract);
    expect(jsonText(contract, sample, 2)).toBe(document(`${name}.json`));
    expect(printXmlPretty(xmlOf(contract, sample))).toBe(document(`${name}.xml`));
  });

  it.each(gps)('are encoded token for token: %s', (name, contract) => {
    const sample = sampleOf(contract);
    expect(jsonText(contract, sample)).toBe(compactJson(document(`${name}.json`)));
    expect(printXml(xmlOf(contract, sample))).toBe(compactXml(document(`${name}.xml`)));
  });

  it.each([...member, ...gps])('are decoded into the encoded value: %s', (name, contract) => {
    const sample = sampleOf(contract);
    const read = { record: sample, errors: new Map(), skipped: 0 };
    expect(bindJson(contract, Buffer.from(document(`${name}.json`)))).toEqual(read);
    expect(bindXml(contract, Buffer.from(document(`${name}.xml`)))).toEqual(read);
    expect(bindXml(contract, Buffer.from(printXml(xmlOf(contract, sample))))).toEqual(read);
  });
});
