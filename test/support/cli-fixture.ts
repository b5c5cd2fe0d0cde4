import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../src/database';
import { ApiHarness } from './api-harness';
import { type DatabaseKind, type OpenDatabase, openDatabase } from './database-harness';
import { runCli } from './run-cli';
import { testEnvironment } from './test-environment';

/** Password whose stored forms PHP made, one for each of its formats. */
const PHP_PASSWORD = 'correct horse 7';

/** Stored form of {@link PHP_PASSWORD} in a format. Throws for a format that PHP did not make. */
export function storedByPhp(format: string): string {
  const vectors = JSON.parse(readFileSync(join(__dirname, '../fixtures/passwords/php.json'), 'utf8')) as {
    format: string;
    password: string;
    stored: string;
  }[];
  const found = vectors.find((vector) => vector.format === format && vector.password === PHP_PASSWORD);
  if (!found) throw new Error(`there is no ${format} by PHP`);
  return found.stored;
}

/** Migrated database of one test file for commands, with a folder for their files. */
export class CliFixture {
  private constructor(
    readonly database: OpenDatabase,
    readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {}

  static async open(kind: DatabaseKind): Promise<CliFixture> {
    const database = await openDatabase(kind);
    const env = testEnvironment(database.config);
    await runCli(['migrate'], env);
    return new CliFixture(database, env, mkdtempSync(join(tmpdir(), 'regain-cli-')));
  }

  /**
   * Signs in under each user name on a server of the same database: with another password, then with that of PHP. Returns
   * whether each succeeded, and the beginning of what is stored afterwards, by the numbers of the accounts.
   */
  async signInAs(usernames: readonly string[]) {
    const api = await ApiHarness.open(this.database.config.kind, { shared: this.database.config });
    try {
      const signIns: (readonly [username: string, wrong: boolean, right: boolean])[] = [];
      for (const username of usernames)
        signIns.push([
          username,
          await api.canSignIn(username, 'another horse 7'),
          await api.canSignIn(username, PHP_PASSWORD),
        ]);
      const rows = await api.app
        .get(Database)
        .query<{ hash: string }>('SELECT password_hash AS hash FROM auth_accounts ORDER BY number');
      const again = await api.canSignIn(usernames[0] ?? '', PHP_PASSWORD);
      return { signIns, stored: rows.map(({ hash }) => hash.slice(0, 31)), again };
    } finally {
      await api.close();
    }
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  async close(): Promise<void> {
    await this.database.close();
    rmSync(this.folder, { recursive: true });
  }
}
