import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BINARY = resolve(__dirname, '../../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** One rule of our own, whatever the rules of the checkout are by now. */
const RULES = {
  forbidden: [{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$' },
  },
};

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly { readonly from: string; readonly cycle?: readonly { readonly name: string }[] }[];
  };
}

/** Circles of imports under src, those of types included; each is the sorted list of its files. */
export function circles(root: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'regain-measure-'));
  const config = join(folder, 'rules.json');
  writeFileSync(config, JSON.stringify(RULES));
  const { stdout, stderr } = spawnSync(process.execPath, [BINARY, '--config', config, '-T', 'json', 'src'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  rmSync(folder, { recursive: true });
  if (stdout === '') throw new Error(`dependency-cruiser did not run: ${stderr}`);
  const { summary } = JSON.parse(stdout) as Report;
  const isWhole = existsSync(join(root, 'src')) && summary.totalCruised > 0;
  if (!isWhole) throw new Error('dependency-cruiser saw no file');
  const members = summary.violations.map(({ from, cycle = [] }) => [
    ...new Set([from, ...cycle.map(({ name }) => name)]),
  ]);
  return [...new Set(members.map((files) => files.sort().join(' ')))];
}
