import 'reflect-metadata';
import { proveAspnetClients } from './proofs/aspnet-clients';
import { proveBasePath } from './proofs/base-path';
import { proveDelivery } from './proofs/delivery';
import { proveHelpPages } from './proofs/help-pages';
import { proveResets } from './proofs/resets';
import { proveSingleUse } from './proofs/single-use';
import { proveSqlCount } from './proofs/sql-count';
import { proveSwaggerUi } from './proofs/swagger-ui';

/** Each proof prints what it did and found, and rejects when the promise does not hold. */
const proofs: Readonly<Record<string, () => Promise<void>>> = {
  'base-path': proveBasePath,
  delivery: proveDelivery,
  resets: proveResets,
  'sql-count': proveSqlCount,
  'single-use': proveSingleUse,
  'help-pages': proveHelpPages,
  'swagger-ui': proveSwaggerUi,
  'aspnet-clients': proveAspnetClients,
};

const name = process.argv[2] ?? '';
const proof = Object.hasOwn(proofs, name) ? proofs[name] : undefined;

if (!proof) {
  process.stderr.write(`usage: npm run prove -- <name>\nproofs: ${Object.keys(proofs).join(', ')}\n`);
  process.exit(2);
}

proof().catch((error: unknown) => {
  process.stderr.write(`not proven: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
