import { findMysqlServer } from './find-mysql-server';
import type { MysqlServer } from './mysql-server';
import { dropStaleSchemas } from './test-schemas';

/** State that the setup passes to the teardown, which runs in the same process. */
export interface DatabasesOfTheRun {
  server?: MysqlServer;
  missing?: string;
}

export const ofTheRun = globalThis as { regainDatabases?: DatabasesOfTheRun };

/** Finds the MySQL server of this run and tells the workers, which inherit the environment. */
export default async function setup(): Promise<void> {
  try {
    const server = await findMysqlServer(process.env['TEST_DATABASE_URL']);
    await dropStaleSchemas(server.url);
    process.env['TEST_DATABASE_URL'] = server.url;
    ofTheRun.regainDatabases = { server };
  } catch (error) {
    const missing = howToGetOne(error);
    if (process.env['CI'] === 'true' || process.env['TEST_DATABASE_URL']) throw new Error(missing, { cause: error });
    ofTheRun.regainDatabases = { missing };
    process.stderr.write(missing);
  }
}

function howToGetOne(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return [
    '',
    '='.repeat(100),
    `NO MYSQL SERVER, SO ITS HALF OF THE TESTS CANNOT RUN: ${reason}`,
    'To run it, install MariaDB (Debian: apt-get install mariadb-server), or name a server that may create schemas:',
    '  TEST_DATABASE_URL=mysql://root:password@127.0.0.1:3306 npm test',
    '='.repeat(100),
    '',
  ].join('\n');
}
