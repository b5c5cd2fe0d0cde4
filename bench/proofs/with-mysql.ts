import type { DatabaseConfig } from '../../src/database';
import { findMysqlServer } from '../../test/support/find-mysql-server';
import { createSchema } from '../../test/support/test-schemas';
import { ToolMissing } from './proof';

/**
 * Runs a proof on an empty schema of a real server: that of TEST_DATABASE_URL, or one found on this machine. Throws
 * `ToolMissing` when there is none.
 */
export async function withMysql<T>(proof: (config: DatabaseConfig) => Promise<T>): Promise<T> {
  const named = process.env['TEST_DATABASE_URL'];
  const server = await findMysqlServer(named).catch((error: unknown) => {
    if (named !== undefined && named !== '') throw error;
    throw new ToolMissing('there is no MySQL server', { cause: error });
  });
  const schema = await createSchema(server.url);
  try {
    return await proof({ kind: 'mysql', url: schema.url, poolSize: 10 });
  } finally {
    await schema.drop();
    await server.stop();
  }
}
