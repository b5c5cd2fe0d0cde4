import { Redis } from 'ioredis';

const PATIENCE_MS = 2_000;

/** Asks a Redis server for its version, once. Rejects with the error of the connection, of the password, or of the time that it took. */
export async function inspectRedis(url: string): Promise<string> {
  const client = new Redis(url, {
    ...{ lazyConnect: true, connectTimeout: PATIENCE_MS, commandTimeout: PATIENCE_MS, disableClientInfo: true },
    retryStrategy: null,
  });
  let failure: Error | undefined;
  client.on('error', (error) => {
    failure ??= error;
  });
  try {
    await client.connect();
    const [, version = 'unknown'] = /redis_version:(\S+)/.exec(await client.info('server')) ?? [];
    return version;
  } catch (error) {
    throw failure ?? error; // connect() tells only that the connection is closed
  } finally {
    client.disconnect();
  }
}
