import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CsvError, parse } from 'csv-parse';
import { FileFormatError, formatOfFile } from './file-problems';

/** Record of a file with its line, counted from 1: texts by field, or why there are none. */
export type FileRecord =
  | { readonly line: number; readonly fields: Readonly<Record<string, string>> }
  | { readonly line: number; readonly problem: string };

/** Position in a file that is read, in bytes. */
export interface Position {
  bytes: number;
}

/** Maximum length of a line, or of a CSV record, in characters. */
const MAX_RECORD = 65_536;

/**
 * Reads a file record by record: NDJSON (`.ndjson`, `.jsonl`), or CSV (`.csv`, RFC 4180, UTF-8) with the names of its fields
 * in the first line. Empty fields are left out. Keeps a few records in memory whatever the length of the file. Throws a
 * FileFormatError for another name, and for fields that are not among `known`.
 */
export function readRecords(
  file: string,
  known: readonly string[],
  position: Position = { bytes: 0 },
): AsyncGenerator<FileRecord> {
  const format = formatOfFile(file);
  const source = createReadStream(file);
  source.on('data', (chunk) => {
    position.bytes += chunk.length;
  });
  return format === 'csv' ? readCsv(source, known) : readNdjson(source, known);
}

async function* readNdjson(source: NodeJS.ReadableStream, known: readonly string[]): AsyncGenerator<FileRecord> {
  const lines = createInterface({ input: source, crlfDelay: Infinity });
  let failure: Error | undefined;
  source.once('error', (error: Error) => {
    failure = error;
    lines.close();
  });
  let line = 0;
  for await (const text of lines) {
    line++;
    const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (json.trim() !== '') yield { line, ...parseLine(json, known) };
  }
  if (failure) throw failure;
}

function parseLine(json: string, known: readonly string[]): { fields: Record<string, string> } | { problem: string } {
  const value = json.length > MAX_RECORD ? undefined : parseJson(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: `is no JSON object of at most ${String(MAX_RECORD)} characters` };
  const entries = Object.entries(value).filter(([, content]) => content !== null && content !== '');
  if (entries.some(([field]) => !known.includes(field)))
    return { problem: `has an unknown field; known are ${known.join(', ')}` };
  if (entries.some(([, content]) => typeof content === 'object')) return { problem: 'has a field that is an object' };
  return { fields: Object.fromEntries(entries.map(([field, content]) => [field, String(content)])) };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

async function* readCsv(source: NodeJS.ReadableStream, known: readonly string[]): AsyncGenerator<FileRecord> {
  const problems: FileRecord[] = [];
  const parser = parse({
    bom: true,
    info: true,
    columns: (names: string[]) => toColumns(names, known),
    skipEmptyLines: true,
    skipRecordsWithError: true,
    maxRecordSize: MAX_RECORD,
    onSkip: (error) => {
      if (error) problems.push({ line: lineOf(error), problem: 'has another number of fields, or a stray quote' });
    },
  });
  source.on('error', (error: Error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<CsvRecord>) {
    yield* problems.splice(0);
    yield { line: info.lines, fields: withoutEmpty(record) };
  }
  yield* problems;
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

function toColumns(names: readonly string[], known: readonly string[]): string[] {
  const columns = names.map((name) => name.trim());
  const unknown = columns.filter((name) => !known.includes(name));
  const repeated = columns.filter((name, index) => columns.indexOf(name) !== index);
  if (unknown.length + repeated.length === 0) return columns;
  throw new FileFormatError(
    `must name its fields in the first line, each once; known are ${known.join(', ')}, but it has ${[...unknown, ...repeated].join(', ')}`,
  );
}

const lineOf = (error: CsvError): number => Number(error['lines'] ?? 0);

const withoutEmpty = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([, text]) => text !== ''));
