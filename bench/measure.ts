import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { circles } from './measure/circles';
import { crossedFiles } from './measure/crossed-files';
import { docComments, hasVagueSubject, opensWithoutSubject, sample, vagueWords } from './measure/doc-comments';
import { escapeHatches, sourceFiles, tinyFiles } from './measure/source-files';

/**
 * Measures how much a reader of src meets: the files that one request crosses, sizes, circles, doc comments. It knows
 * nothing of today's folders and names, so that it measures any checkout that has been built, and needs a MySQL or
 * MariaDB server (TEST_DATABASE_URL, else the one on this machine).
 *
 * Usage: `npm run measure -- [--root <checkout>] [--list] [--json]`; `--list` names the files behind the figures.
 * `npm run measure -- --sample 40 [--seed 1]` prints random doc comments without their code, and measures nothing.
 */
const { values: options } = parseArgs({
  options: {
    root: { type: 'string', default: resolve(__dirname, '..') },
    list: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

interface Figure {
  readonly name: string;
  readonly value: number;
  /** The counted files or places, printed by `--list`. */
  readonly items?: readonly string[];
}

async function measure(root: string): Promise<readonly Figure[]> {
  const crossed = await crossedFiles(root);
  return [
    counted('own files crossed: POST /Systems/sendVerificationCode', crossed.send),
    counted('own files crossed: XML POST /api/member/retrievepwd/updatepwd', crossed.reset),
    counted('own files crossed: outbox -> webhook vendor -> receipt', crossed.delivery),
    ...sizes(root),
    counted('circles of imports', circles(root)),
    ...comments(root),
  ];
}

function sizes(root: string): readonly Figure[] {
  const files = sourceFiles(root);
  const lines = files.map((file) => file.lines).sort((a, b) => a - b);
  const at = (part: number): number => lines[Math.ceil(part * lines.length) - 1] ?? 0;
  const { any, forwardRef } = escapeHatches(files);
  return [
    { name: 'files in src (no tests)', value: files.length },
    { name: 'lines in src', value: lines.reduce((sum, each) => sum + each, 0) },
    { name: 'lines a file: median', value: at(0.5) },
    { name: 'lines a file: 95 of 100 have no more than', value: at(0.95) },
    { name: 'lines a file: the longest', value: at(1) },
    counted(
      'files under 15 lines (no index, entity or abstract class)',
      tinyFiles(files).map(({ path }) => path),
    ),
    { name: 'any', value: any },
    { name: 'forwardRef', value: forwardRef },
  ];
}

function comments(root: string): readonly Figure[] {
  const files = sourceFiles(root);
  const all = docComments(files);
  const places = (found: typeof all) => found.map(({ path, line, text }) => `${path}:${line} ${text}`);
  return [
    { name: 'doc comments', value: all.length },
    counted('doc comments that begin with What, Who(m, se), Of or Its', places(all.filter(opensWithoutSubject))),
    counted('doc comments with a subject like nobody, somebody, whoever', places(all.filter(hasVagueSubject))),
    { name: 'words nobody, somebody, whoever, everybody in src', value: vagueWords(files) },
  ];
}

const counted = (name: string, items: readonly string[]): Figure => ({ name, value: items.length, items });

function print(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, items } of figures) {
    console.log(`${name.padEnd(width)} ${String(value).padStart(6)}`);
    if (options.list) for (const item of items ?? []) console.log(`    ${item}`);
  }
}

function printSample(root: string, count: number): void {
  for (const { path, line, text } of sample(docComments(sourceFiles(root)), count, Number(options.seed)))
    console.log(`${path}:${line}\n    ${text}\n`);
}

async function main(): Promise<void> {
  const root = resolve(options.root);
  if (options.sample !== undefined) {
    printSample(root, Number(options.sample));
    return;
  }
  const figures = await measure(root);
  if (options.json) console.log(JSON.stringify(figures, undefined, 2));
  else print(figures);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
