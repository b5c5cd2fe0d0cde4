import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../test/support/build-dist';
import { isPeerInstalled, INSTALL_PEER } from './performance/better-auth';
import { assignCores, pin } from './performance/processor';
import { measureAll } from './performance/measure-all';
import { report } from './performance/report';

/**
 * Builds the service and measures it beside floors of our own and a peer, all on one database server and in turns: rates, latencies,
 * processor time, round trips, rows. Prints ratios and goals, and judges nothing: goals that are missed are no error, a
 * wrong answer is. docs/performance.md has the method.
 *
 * Usage: `npm run bench [-- --quick] [--database mysql://root@host:3306] [--before <built checkout>] [--write]`
 * `--quick` takes a few minutes, `--before` measures another checkout too, `--write` puts the figures into
 * docs/performance.md.
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    database: { type: 'string' },
    before: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const DOCUMENT = join(__dirname, '../docs/performance.md');
const [BEGIN, END] = ['<!-- figures -->', '<!-- end of figures -->'];

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  await build();
  const cores = assignCores();
  if (cores) pin(process.pid, cores.load);
  if (!isPeerInstalled()) print(`better-auth is left out: ${INSTALL_PEER} installs it`);
  const findings = await measureAll({
    root: resolve(__dirname, '..'),
    before: options.before === undefined ? undefined : resolve(options.before),
    database: options.database,
    isQuick: options.quick,
    ...{ cores, print },
  });
  const text = report(findings);
  print(`\n${text}`);
  if (options.write) write(text);
}

/** Replaces the figures of the document. */
function write(text: string): void {
  const [before, rest] = readFileSync(DOCUMENT, 'utf8').split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${DOCUMENT} has no place for figures`);
  writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${text}\n\n${END}${after}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
