import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatOfFile } from './file-problems';

type Value = string | number | boolean | null;

/**
 * Writes pages of records into a new file that only its owner may read: NDJSON, or CSV with the names of the fields in the
 * first line. Rejects when the file exists (EEXIST). Throws a FileFormatError for a name that is neither.
 */
export async function writeRecords<Field extends string>(
  file: string,
  fields: readonly Field[],
  pages: AsyncIterable<readonly Readonly<Record<Field, Value>>[]>,
): Promise<void> {
  const isCsv = formatOfFile(file) === 'csv';
  const print = isCsv
    ? (record: Readonly<Record<Field, Value>>) => fields.map((field) => csvField(record[field])).join(',')
    : (record: Readonly<Record<Field, Value>>) => JSON.stringify(record);
  async function* lines(): AsyncGenerator<string> {
    if (isCsv) yield `${fields.join(',')}\n`;
    for await (const page of pages) yield page.map((record) => `${print(record)}\n`).join('');
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
}

/** Field of RFC 4180: in quotes where it has a comma, a quote or a line break. */
function csvField(value: Value): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
