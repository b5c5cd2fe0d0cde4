import { createConnection } from 'mysql2/promise';

/** A server that tests may create schemas on. */
export interface MysqlServer {
  readonly url: string;
  /** Ends what the test run started itself; leaves anybody else's server alone. */
  stop(): Promise<void>;
}

/** Resolves when the server lets us in. */
export async function tryToConnect(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, connectTimeout: 3_000 });
  await connection.end();
}
