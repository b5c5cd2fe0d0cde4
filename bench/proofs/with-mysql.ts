import type { DatabaseConfig } from '../../src/database';
import { findMysqlServer } from '../../test/support/find-mysql-server';
import { createSchema } from '../../test/support/test-schemas';

/** Runs a proof on an empty schema of a real server (TEST_DATABASE_URL, or one found on this machine). */
export async function withMysql(proof: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  const server = await findMysqlServer(process.env['TEST_DATABASE_URL']);
  const schema = await createSchema(server.url);
  try {
    await proof({ kind: 'mysql', url: schema.url, poolSize: 10 });
  } finally {
    await schema.drop();
    await server.stop();
  }
}
