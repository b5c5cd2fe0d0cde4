import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { counted, type ProofRequest, type ProofRow } from './proof';

/** Part of the code with the specs that must notice every fault in it. */
interface MutationGroup {
  readonly name: string;
  /** Files to put faults into, as globs. */
  readonly mutate: readonly string[];
  /** Spec files, and folders of which all specs are meant. */
  readonly specs: readonly string[];
}

const vendor = (name: string): string => `src/notification/vendors/${name}.spec.ts`;
const contract = (name: string): string => `test/contracts/${name}.spec.ts`;

const GROUPS: readonly MutationGroup[] = [
  {
    name: 'signatures',
    mutate: ['src/auth/request-signature/*.ts', 'src/database/replay-cache.ts'],
    specs: [
      'src/auth/request-signature',
      'test/contracts/nonce-store.spec.ts',
      'test/contracts/spent-proofs.spec.ts',
      'test/e2e/member-signatures.e2e-spec.ts',
    ],
  },
  {
    name: 'vendor-signatures',
    mutate: ['src/notification/vendors/*/*signature*.ts', 'src/notification/vendors/{twilio,vonage}/*.receipts.ts'],
    specs: [
      ...['aliyun/acs3-signature', 'sns/signature-v4', 'tencent/tc3-signature'].map(vendor),
      ...['aliyun', 'tencent', 'twilio', 'vonage', 'webhook'].map((name) => vendor(`${name}/${name}.receipts`)),
    ],
  },
  {
    name: 'tickets',
    mutate: ['src/auth/recovery/ticket.service.ts', 'src/auth/recovery/ticket.sql-store.ts'],
    specs: [
      'src/auth/recovery/ticket.service.spec.ts',
      'test/contracts/ticket-store.spec.ts',
      'test/contracts/reset.spec.ts',
      'test/contracts/recovery-links.spec.ts',
    ],
  },
  {
    name: 'throttling',
    mutate: ['src/http/throttling/*.ts', 'src/common/task-pool.ts'],
    specs: [
      'src/http/throttling',
      'src/common/task-pool.spec.ts',
      'test/e2e/http-throttling.e2e-spec.ts',
      'test/e2e/sign-in-flood.e2e-spec.ts',
    ],
  },
  {
    name: 'limits',
    mutate: ['src/otp/limits/*.ts'],
    specs: [
      'src/otp/limits',
      ...[
        'rate-window-store',
        'sends',
        'destination-limiter',
        'destination-store',
        'sprayed-codes',
        'event-sources',
        'uniform-sends',
        'otp-codes',
      ].map(contract),
    ],
  },
  {
    name: 'otp',
    mutate: ['src/otp/*.ts'],
    specs: ['src/otp', ...['challenge-store', 'otp-codes', 'entered-codes', 'code-statistics'].map(contract)],
  },
];

const LEAST_SCORE = 85;
const ROOT = join(__dirname, '../..');
const REPORT = join(ROOT, '.stryker-tmp/report.json');

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/**
 * `prove -- mutation [group]`: Stryker puts faults into each group of files, and runs the specs of the group against each. The
 * score is the share of faults that a spec notices. A quick run takes the first group alone.
 */
export async function proveMutation({ isQuick, args: [only] }: ProofRequest): Promise<readonly ProofRow[]> {
  const quick = isQuick ? GROUPS[0]?.name : undefined;
  const groups = GROUPS.filter(({ name }) => name === (only ?? quick ?? name));
  const rows: ProofRow[] = [];
  for (const group of groups) rows.push(await proveGroup(group));
  return rows;
}

const specFiles = (spec: string): readonly string[] =>
  spec.endsWith('.ts')
    ? [spec]
    : readdirSync(join(ROOT, spec))
        .filter((name) => name.endsWith('.spec.ts'))
        .map((name) => `${spec}/${name}`);

async function proveGroup({ name, mutate, specs }: MutationGroup): Promise<ProofRow> {
  await rm(REPORT, { force: true });
  const stryker = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/.bin/stryker'),
      'run',
      '--mutate',
      [...mutate, '!src/**/*.spec.ts'].join(),
      '--concurrency',
      '1',
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, MUTATION_SPECS: specs.flatMap(specFiles).join(' ') } },
  );
  await once(stryker, 'exit');
  const statuses = Object.values((JSON.parse(await readFile(REPORT, 'utf8')) as Report).files)
    .flatMap(({ mutants }) => mutants)
    .map(({ status }) => status);
  const count = (...which: readonly string[]): number => statuses.filter((each) => which.includes(each)).length;
  const [noticed, unnoticed] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')];
  const score = (noticed / (noticed + unnoticed)) * 100;
  return {
    promise: `faults in ${name} that a test notices`,
    figure: `at least ${String(LEAST_SCORE)} %`,
    measured: `${score.toFixed(1)} % of ${counted(noticed + unnoticed)}`,
    holds: score >= LEAST_SCORE,
  };
}
