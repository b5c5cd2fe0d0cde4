import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { GpsModule } from '../../src/dialects/gps/gps.module';
import { MemberModule } from '../../src/dialects/member/member.module';
import { bindXml } from '../../src/http/data-contract/bind-xml';
import { type ClrType, type DataContract, sampleOf } from '../../src/http';
import { operationsOf } from '../../src/http/description/api-description';
import { printXml } from '../../src/http/data-contract/xml-document';
import { xmlOf } from '../../src/http/data-contract/xml-record';
import { csharpClasses, csharpType } from './csharp-classes';
import { counted, noneOf, type ProofRow, ToolMissing } from './proof';

/** Texts that a serializer has to escape, keep or refuse to trim. */
const ODD_TEXTS = ['', ' a b ', `<a>&amp;"'</a>`, '中文 😀', ']]>', 'tab\there', '\u0085\u2028'];
const HELP = 'Debian: apt-get install mono-mcs libmono-system-runtime-serialization4.0-cil';

/** Body of an operation in our XML. */
interface Case {
  readonly name: string;
  readonly contract: DataContract;
  readonly record: object;
}

/**
 * Serializes bodies of every member and gps operation with our code, has DataContractSerializer (of Mono) read them and write
 * them again, and binds that with our code: both have to write the same bytes, and the record has to come back. It reads ours
 * as .NET code writes it too: indented, with a declaration, in UTF-16.
 */
export function proveAspnetClients(): Promise<readonly ProofRow[]> {
  for (const tool of ['mcs', 'mono'])
    if (spawnSync(tool, ['--version']).status !== 0)
      return Promise.reject(new ToolMissing(`${tool} is missing (${HELP})`));
  const cases = allCases();
  const folder = mkdtempSync(join(tmpdir(), 'regain-aspnet-'));
  try {
    const faults = cases.flatMap(compareIn(folder, cases));
    for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
    const contracts = new Set(cases.map(({ contract }) => contract)).size;
    process.stdout.write(
      `${String(contracts)} data contracts, ${String(cases.length)} bodies: ` +
        `${String(cases.length * CHECKS)} comparisons, ${String(faults.length)} of them differ\n`,
    );
    const comparisons = `${counted(cases.length * CHECKS)} comparisons`;
    return Promise.resolve([
      noneOf('XML bodies that DataContractSerializer reads or writes otherwise', faults.length, comparisons),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function allCases(): readonly Case[] {
  return [MemberModule.api, GpsModule.api].flatMap((api) =>
    operationsOf(api).flatMap(({ handler, method, codec: { forms } }) =>
      Object.entries({ request: method === 'GET' ? undefined : forms.request, response: forms.response }).flatMap(
        ([side, contract]) => (contract === undefined ? [] : casesOf(`${api.name} ${handler} ${side}`, contract)),
      ),
    ),
  );
}

function casesOf(name: string, contract: DataContract): readonly Case[] {
  const records = [
    sampleOf(contract),
    recordWith(contract, null),
    ...ODD_TEXTS.map((text) => recordWith(contract, text)),
  ];
  return records.map((record, index) => ({ name: `${name} ${String(index)}`, contract, record }));
}

/** Record whose texts are all the same, and whose classes are all there or all null. */
function recordWith({ dataMembers }: DataContract, text: string | null): object {
  return Object.fromEntries(dataMembers.map(({ name, type }) => [name, valueWith(type, text)]));
}

function valueWith(type: ClrType, text: string | null): unknown {
  if (type.kind === 'enum') return [...type.members.values()][0];
  if (type.kind === 'class') return text === null ? null : recordWith(type, text);
  if (type.kind === 'list') return text === null ? null : [valueWith(type.item, text)];
  const integer = text === null ? -2_147_483_648 : 2_147_483_647;
  const guid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
  return { int: integer, boolean: text === null, guid, string: text, anything: text }[type.kind];
}

const ENDINGS = ['theirs', 'indented', 'utf16'];
const CHECKS = 1 + ENDINGS.length;

/** Has all cases read and written by C#, and returns the comparison of one. */
function compareIn(folder: string, cases: readonly Case[]): (each: Case, index: number) => readonly string[] {
  const file = (index: number, ending: string): string => join(folder, `${String(index)}.${ending}`);
  const ours = cases.map(({ contract, record }) => printXml(xmlOf(contract, record)));
  ours.forEach((xml, index) => {
    writeFileSync(file(index, 'xml'), xml);
  });
  const program = join(folder, 'program.exe');
  const source = join(folder, 'program.cs');
  writeFileSync(source, programOf(cases));
  execFileSync('mcs', ['-nowarn:0108', '-r:System.Runtime.Serialization.dll', `-out:${program}`, source]);
  execFileSync('mono', [program, folder], { stdio: 'inherit' });
  return ({ name, contract, record }, index) => {
    const theirs = textOf(readFileSync(file(index, 'theirs')));
    const faults = theirs === ours[index] ? [] : [`${name}: we write\n  ${ours[index] ?? ''}\nthey write\n  ${theirs}`];
    for (const ending of ENDINGS) {
      const { record: bound } = bindXml(contract, Buffer.from(textOf(readFileSync(file(index, ending)))));
      if (!isDeepStrictEqual({ ...bound }, { ...record })) faults.push(`${name}: ${ending} is bound as another record`);
    }
    return faults;
  };
}

/** What Mono writes for a plain `new object()`; .NET Framework writes nothing. */
const MONO_OBJECT = / xmlns:d2p1="[^"]*" i:type="d2p1:anyType"/g;

/** Text of a file in UTF-8 or, with a byte order mark, in UTF-16, which then declares the encoding into which it is recoded. */
function textOf(bytes: Buffer): string {
  const text = bytes[0] === 0xff ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
  return text.replace(MONO_OBJECT, '').replace('encoding="utf-16"', 'encoding="utf-8"');
}

/** Program that reads `<number>.xml` by the contract of that number, and writes it plainly, indented, and in UTF-16. */
function programOf(cases: readonly Case[]): string {
  const types = cases.map(({ contract }) => `typeof(${csharpType(contract)})`).join(',\n      ');
  return `${csharpClasses(cases.map(({ contract }) => contract))}
static class Program {
  static void Main(string[] arguments) {
    var types = new System.Type[] {
      ${types}
    };
    for (var i = 0; i < types.Length; i++) {
      var path = arguments[0] + "/" + i + ".";
      var serializer = new System.Runtime.Serialization.DataContractSerializer(types[i]);
      object body;
      using (var file = System.IO.File.OpenRead(path + "xml")) body = serializer.ReadObject(file);
      /* Settings of Web API's XmlMediaTypeFormatter. */
      var plain = new System.Xml.XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false };
      Write(serializer, body, path + "theirs", new System.Text.UTF8Encoding(false), plain);
      Write(serializer, body, path + "indented", new System.Text.UTF8Encoding(true), new System.Xml.XmlWriterSettings { Indent = true });
      Write(serializer, body, path + "utf16", System.Text.Encoding.Unicode, new System.Xml.XmlWriterSettings());
    }
  }
  static void Write(
    System.Runtime.Serialization.DataContractSerializer serializer, object body, string path,
    System.Text.Encoding encoding, System.Xml.XmlWriterSettings settings
  ) {
    settings.Encoding = encoding;
    using (var writer = System.Xml.XmlWriter.Create(path, settings)) serializer.WriteObject(writer, body);
  }
}
`;
}
