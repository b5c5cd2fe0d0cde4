import 'reflect-metadata';
import { cpus } from 'node:os';
import { proveAspnetClients } from './proofs/aspnet-clients';
import { proveBasePath } from './proofs/base-path';
import { proveBudget } from './proofs/budget';
import { proveCaptcha } from './proofs/captcha';
import { proveCluster } from './proofs/cluster';
import { proveDelivery } from './proofs/delivery';
import { proveEnumeration } from './proofs/enumeration';
import { proveFirstCode } from './proofs/first-code';
import { proveFuzz } from './proofs/fuzz';
import { proveGrowth } from './proofs/growth';
import { proveHelpPages } from './proofs/help-pages';
import { proveImport } from './proofs/import';
import { proveModel } from './proofs/model';
import { proveMutation } from './proofs/mutation';
import { proveOverload } from './proofs/overload';
import { provePumping } from './proofs/pumping';
import type { Proof } from './proofs/proof';
import { proofTable } from './proofs/proof-table';
import { proveRedis } from './proofs/redis';
import { proveResets } from './proofs/resets';
import { isMissed, runProofs } from './proofs/run-proofs';
import { proveRolling } from './proofs/rolling';
import { proveSagas } from './proofs/sagas';
import { proveSingleUse } from './proofs/single-use';
import { proveSqlCount } from './proofs/sql-count';
import { proveSwaggerUi } from './proofs/swagger-ui';
import { proveUpgrade } from './proofs/upgrade';

const PROOFS: readonly Proof[] = [
  { name: 'sql-count', subject: 'statements of frequent calls on MySQL', run: proveSqlCount },
  { name: 'resets', subject: 'messages when a vendor closes kept connections', run: proveResets },
  { name: 'single-use', subject: 'one code, many right guesses at once, two processes', run: proveSingleUse },
  { name: 'model', subject: 'random requests of all dialects to two applications, against a model', run: proveModel },
  { name: 'fuzz', subject: 'generated requests of all dialects, valid ones and damaged', run: proveFuzz },
  { name: 'budget', subject: 'one code, many guesses at once, two processes', run: proveBudget },
  { name: 'delivery', subject: 'accepted codes while processes are killed', run: proveDelivery },
  { name: 'sagas', subject: 'resets and registrations at a service of accounts, killed', run: proveSagas },
  { name: 'rolling', subject: 'restarts of two processes behind HAProxy, in turn, under load', run: proveRolling },
  { name: 'upgrade', subject: 'processes of a former release replaced in turn, under load', run: proveUpgrade },
  { name: 'cluster', subject: 'processes on Galera and on one MariaDB, each stopped and killed', run: proveCluster },
  { name: 'redis', subject: 'two processes that share Redis, which is stopped, killed and emptied', run: proveRedis },
  { name: 'enumeration', subject: 'bytes and time of uniform answers, by account and none', run: proveEnumeration },
  { name: 'overload', subject: 'requests of ordinary people under eight floods', run: proveOverload },
  { name: 'pumping', subject: 'registrations of a pumping attack, and of a normal month', run: provePumping },
  { name: 'captcha', subject: 'captcha pictures: a sheet for people, tesseract, a trained network', run: proveCaptcha },
  { name: 'growth', subject: 'times and plans of statements on tables of a million rows', run: proveGrowth },
  { name: 'import', subject: 'an import of a million accounts, killed and started again', run: proveImport },
  { name: 'mutation', subject: 'faults put into the code that tests must find (Stryker)', run: proveMutation },
  { name: 'aspnet-clients', subject: 'XML against DataContractSerializer (Mono)', run: proveAspnetClients },
  { name: 'help-pages', subject: 'help pages in Chromium', run: proveHelpPages },
  { name: 'swagger-ui', subject: 'every operation in Swagger UI in Chromium', run: proveSwaggerUi },
  { name: 'first-code', subject: 'a newcomer, from the clone to the first code over /v1', run: proveFirstCode },
  { name: 'base-path', subject: 'pages under a path behind nginx in Chromium', run: proveBasePath },
];

const USAGE = `usage: npm run prove -- [name [arguments]] [--quick]
  without a name   runs all proofs and prints one table
  --quick          smaller counts, a few minutes for all of them
  --list           lists the proofs
`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Machine, date and counts under which figures were measured. */
function conditions(isQuick: boolean): string {
  const [cpu] = cpus();
  const machine = `${String(cpus().length)} × ${cpu?.model.trim() ?? 'unknown processor'}`;
  const counts = isQuick ? 'quick: smaller counts than promised' : 'full counts';
  return `${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}, ${counts}`;
}

/** Exit code: 0 when nothing is missed, 1 when a promise is, 2 for a name that is no proof. */
async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--list')) {
    for (const { name, subject } of PROOFS) print(`${name.padEnd(16)} ${subject}`);
    return 0;
  }
  const isQuick = words.includes('--quick');
  const [name, ...args] = words.filter((word) => word !== '--quick');
  const proofs = name === undefined ? PROOFS : PROOFS.filter((proof) => proof.name === name);
  if (proofs.length === 0) {
    process.stderr.write(`${USAGE}proofs: ${PROOFS.map((proof) => proof.name).join(', ')}\n`);
    return 2;
  }
  const rows = await runProofs(proofs, { isQuick, args }, print);
  print(`\n${conditions(isQuick)}\n\n${proofTable(rows)}`);
  return isMissed(rows) ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exit(code);
});
