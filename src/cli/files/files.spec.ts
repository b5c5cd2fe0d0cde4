import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProgressBar } from './progress-bar';
import { type FileRecord, readRecords } from './read-records';
import { writeRecords } from './write-records';

const KNOWN = ['id', 'name', 'note'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regain-files-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);

async function read(name: string, content?: string): Promise<FileRecord[]> {
  if (content !== undefined) writeFileSync(path(name), content);
  const all: FileRecord[] = [];
  for await (const record of readRecords(path(name), KNOWN)) all.push(record);
  return all;
}

describe('readRecords', () => {
  it('reads CSV with quotes, line breaks in fields and a byte order mark, and leaves out empty fields', async () => {
    const records = await read('a.csv', '\uFEFFid,name,note\r\n1,"Ada, ""the"" first",\r\n\r\n2,Bob,"two\nlines"\r\n');
    expect(records).toEqual([
      { line: 2, fields: { id: '1', name: 'Ada, "the" first' } },
      { line: 5, fields: { id: '2', name: 'Bob', note: 'two\nlines' } },
    ]);
  });

  it('goes on after records of CSV that cannot be read', async () => {
    const records = await read('b.csv', 'id,name\n1\n2,Bob\n3,a,b\n4,Dan\n');
    expect(records.filter((record) => 'fields' in record).map(({ line }) => line)).toEqual([3, 5]);
    expect(records.filter((record) => 'problem' in record)).toEqual([
      { line: 2, problem: expect.stringContaining('number of fields') as string },
      { line: 4, problem: expect.stringContaining('number of fields') as string },
    ]);
  });

  it('reads NDJSON, and goes on after lines that are no records', async () => {
    const lines = ['{"id":1,"name":null}', '', 'nonsense', '[1]', '{"id":2,"name":true,"note":""}', '{"surname":"x"}'];
    expect(await read('c.ndjson', lines.join('\n'))).toEqual([
      { line: 1, fields: { id: '1' } },
      { line: 3, problem: expect.stringContaining('no JSON object') as string },
      { line: 4, problem: expect.stringContaining('no JSON object') as string },
      { line: 5, fields: { id: '2', name: 'true' } },
      { line: 6, problem: expect.stringContaining('unknown field') as string },
    ]);
  });

  it.each([
    ['unknown fields', 'd.csv', 'id,surname\n', 'surname'],
    ['repeated fields', 'e.csv', 'id,id\n', 'each once'],
  ])('refuses CSV with %s', async (_name, file, content, message) => {
    await expect(read(file, content)).rejects.toThrow(message);
  });

  it('refuses files of another kind, and rejects for one that is not there', async () => {
    await expect(read('f.xlsx', '')).rejects.toThrow('must be a .csv');
    await expect(read('missing.csv')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(read('missing.ndjson')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('writeRecords', () => {
  const records = [
    { id: 1, name: 'Ada, "the" first', note: null },
    { id: 2, name: 'Bob', note: 'two\nlines' },
  ];

  async function* pages() {
    yield await Promise.resolve(records);
  }

  it.each(['out.csv', 'out.ndjson'])('writes %s, which reads back, for its owner only', async (name) => {
    await writeRecords(path(name), ['id', 'name', 'note'], pages());
    expect(statSync(path(name)).mode & 0o777).toBe(0o600);
    expect((await read(name)).map((record) => 'fields' in record && record.fields)).toEqual([
      { id: '1', name: 'Ada, "the" first' },
      { id: '2', name: 'Bob', note: 'two\nlines' },
    ]);
  });

  it('overwrites no file', async () => {
    writeFileSync(path('there.csv'), 'mine');
    await expect(writeRecords(path('there.csv'), ['id'], pages())).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(path('there.csv'), 'utf8')).toBe('mine');
  });
});

describe('ProgressBar', () => {
  let now = 0;
  let written: string[];
  const bar = (isTTY: boolean) => {
    now = 0;
    written = [];
    return new ProgressBar({ isTTY, write: (text) => written.push(text) }, 1_000, () => now);
  };

  it('shows share, rate and time left, five times a second on a terminal', () => {
    const progress = bar(true);
    progress.show(10, 1);
    now = 2_000;
    progress.show(250, 500);
    progress.show(260, 510);
    progress.end();
    expect(written).toEqual(['\r[######..................] 25 %, 500 records, 250/s, 6 s left\u001B[K', '\r\u001B[K']);
  });

  it('writes a line every ten seconds elsewhere', () => {
    const progress = bar(false);
    for (now = 1_000; now <= 25_000; now += 1_000) progress.show(now / 100, now);
    progress.end();
    expect(written).toHaveLength(2);
    expect(written[0]).toBe('[##......................] 10 %, 10000 records, 1000/s, 1 min 30 s left\n');
  });
});
