import { errorLabel } from '../../common';
import { inspectRedis } from '../../redis';
import { bad, type Finding, fine } from './finding';

/** Checks the Redis server that processes share; no finding where none is configured. */
export async function checkRedis(url: string | undefined): Promise<readonly Finding[]> {
  if (url === undefined) return [];
  try {
    return [fine('redis', `Redis ${await inspectRedis(url)}`)];
  } catch (error) {
    const what = `does not answer (${errorLabel(error)})`;
    return [
      bad(
        'redis',
        what,
        'check REDIS_URL, its password and the server: until it does, each process counts addresses alone',
      ),
    ];
  }
}
