import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** An import, or a file, that a rule of .dependency-cruiser.cjs forbids. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** The names of all rules, and where the cruised files break them. */
export interface Cruise {
  readonly rules: readonly string[];
  readonly violations: readonly Violation[];
}

interface Named {
  readonly name: string;
}

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly ruleSetUsed: { readonly forbidden: readonly Named[] };
    readonly violations: readonly { readonly rule: Named; readonly from: string; readonly to: string }[];
  };
}

const PROJECT = resolve(__dirname, '../..');
const BINARY = join(PROJECT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const OPTIONS = ['--config', join(PROJECT, '.dependency-cruiser.cjs'), '--output-type', 'json'];

/** Violations of the import rules in a tree: the project's own, or another one of the same layout. */
export function cruise(tree = PROJECT): Cruise {
  const { stdout, stderr } = spawnSync(process.execPath, [BINARY, ...OPTIONS, 'src', 'ormconfig.ts'], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (stdout === '') throw new Error(`dependency-cruiser did not run: ${stderr}`);
  const { summary } = JSON.parse(stdout) as Report;
  if (summary.totalCruised === 0) throw new Error('dependency-cruiser saw no file');
  return {
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}
