import { appendFile, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { IMPORT_FIELDS, ImportAccounts, type NumberedRecord, type RejectedRecord } from '../../auth';
import { Clock } from '../../common';
import { UsageError } from '../arguments';
import { type Command, failed, type Find, type Invocation, type Result, succeeded } from '../command';
import { explainFileProblem } from '../files/file-problems';
import { ProgressBar } from '../files/progress-bar';
import { type FileRecord, readRecords } from '../files/read-records';
import { withOwnAccounts } from '../with-client';

/** Number of records in one transaction. */
const BATCH = 500;

const CONFLICTS = ['skip', 'update', 'fail'] as const;
const ADDRESSES = ['phone', 'email'] as const;

/** `accounts:import`: adds the accounts of a file, with their stored passwords as they are. */
export const importAccounts: Command = {
  name: 'accounts:import',
  usage:
    '<file.csv|file.ndjson> [--app <id>] [--verified phone,email] [--on-conflict skip|update|fail] [--errors <file>] ' +
    '[--plain-passwords] [--dry-run]',
  summary:
    'Adds accounts with the stored passwords of other software. A second run leaves alone what is in already. Records that ' +
    'cannot be imported stand in the errors file (<file>.errors.ndjson), with their lines.',
  example: 'users.csv --verified phone --dry-run',
  options: ['app', 'verified', 'on-conflict', 'errors'],
  flags: ['plain-passwords', 'dry-run'],
  takesArgument: true,
  run: (invocation) => {
    const settings = readSettings(invocation);
    return withOwnAccounts(invocation.context, invocation.options['app'], (find, app) =>
      new Import(find, app, settings).run().catch(explainFileProblem),
    );
  },
};

type Settings = ReturnType<typeof readSettings>;

function readSettings({ options, argument: file = '', flags }: Invocation) {
  const { verified = '', 'on-conflict': conflict = 'skip', errors = `${file}.errors.ndjson` } = options;
  if (resolve(errors) === resolve(file)) throw new UsageError('--errors must be another file than the one to import');
  const onConflict = CONFLICTS.find((each) => each === conflict);
  if (!onConflict) throw new UsageError(`--on-conflict must be ${CONFLICTS.join(', ')}`);
  const addresses = verified.split(',').filter((each) => each !== '');
  const known = ADDRESSES.filter((each) => addresses.includes(each));
  if (known.length < new Set(addresses).size) throw new UsageError('--verified must be phone, email or both');
  return {
    ...{ file, onConflict, errors },
    rules: { verified: new Set(known), hasPlainPasswords: flags.has('plain-passwords') },
    isDryRun: flags.has('dry-run'),
  };
}

/** One run of the import. */
class Import {
  private readonly totals = { added: 0, updated: 0, unchanged: 0, withoutVerifiedAddress: 0, rejected: 0 };
  private readonly position = { bytes: 0 };
  private records = 0;

  constructor(
    private readonly find: Find,
    private readonly app: string,
    private readonly settings: Settings,
  ) {}

  async run(): Promise<Result> {
    const { file, errors, onConflict } = this.settings;
    const clock = this.find(Clock);
    const progress = new ProgressBar(process.stderr, (await stat(file)).size, () => clock.now());
    await rm(errors, { force: true });
    for await (const batch of inBatches(readRecords(file, IMPORT_FIELDS, this.position))) {
      await this.importBatch(batch);
      progress.show(this.position.bytes, this.records);
      if (onConflict === 'fail' && this.totals.rejected > 0) break;
    }
    progress.end();
    return this.result();
  }

  private async importBatch(batch: readonly FileRecord[]): Promise<void> {
    const { rules, onConflict, isDryRun } = this.settings;
    const records: NumberedRecord[] = [];
    const rejected: RejectedRecord[] = [];
    for (const record of batch) {
      if ('fields' in record) records.push({ line: record.line, record: record.fields });
      else rejected.push({ line: record.line, field: undefined, reason: record.problem });
    }
    const command = {
      app: this.app,
      records,
      rules,
      isDryRun,
      onConflict: onConflict === 'update' ? onConflict : 'skip',
    } as const;
    const result = await this.find(ImportAccounts).execute(command);
    await this.report([...rejected, ...result.rejected]);
    this.records += batch.length;
    for (const name of ['added', 'updated', 'unchanged', 'withoutVerifiedAddress'] as const)
      this.totals[name] += result[name];
  }

  /** Appends rejected records to the errors file of this run, which contains no value of the import. */
  private async report(rejected: readonly RejectedRecord[]): Promise<void> {
    if (rejected.length === 0) return;
    this.totals.rejected += rejected.length;
    const lines = rejected.map((each) => `${JSON.stringify(each)}\n`).join('');
    await appendFile(this.settings.errors, lines, { mode: 0o600 });
  }

  private result(): Result {
    const { added, updated, unchanged, withoutVerifiedAddress, rejected } = this.totals;
    const { isDryRun, onConflict, errors } = this.settings;
    const counts = `${String(added)} added, ${String(updated)} updated, ${String(unchanged)} unchanged, ${String(rejected)} rejected`;
    const sentences = [
      isDryRun ? `Nothing was written. An import would give: ${counts}.` : `${counts}.`,
      ...(withoutVerifiedAddress > 0
        ? [`${String(withoutVerifiedAddress)} have no verified address and cannot recover; see --verified.`]
        : []),
      ...(rejected > 0 ? [`The rejected ones stand in ${errors}.`] : []),
    ];
    const line = sentences.join(' ');
    const data = { ...this.totals, isDryRun };
    return rejected > 0 && onConflict === 'fail' ? failed(line, data) : succeeded(line, data);
  }
}

async function* inBatches<T>(all: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const each of all) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
