import { defineConfig, type EnvParser, isLoopback, Unreadable, Variable } from '../config';

/** Path of the number of a database. */
const DATABASE_PATH = /^\/?$|^\/\d{1,3}$/;

/**
 * Parses the address of a Redis server: `redis://user:password@host:6379/0`, or `rediss://` for TLS. A query is refused: the
 * driver would read its options from it.
 */
const redisUrl: EnvParser<string> = (given) => {
  const parsed = URL.canParse(given) ? new URL(given) : undefined;
  const isRedis = parsed !== undefined && /^rediss?:$/.test(parsed.protocol) && parsed.hostname !== '';
  if (isRedis && DATABASE_PATH.test(parsed.pathname) && parsed.search + parsed.hash === '') return given;
  return new Unreadable('must be redis://user:password@host:port/0 or rediss://…, without query and fragment');
};

class RedisVariables {
  @Variable(redisUrl) readonly REDIS_URL?: string;
}

/** Options of Redis, which several processes may share. */
export class RedisOptions {
  /** Address of the server, which may have a password in it; undefined where there is none. */
  readonly url: string | undefined;
}

export const redisConfig = defineConfig({
  variables: RedisVariables,
  options: RedisOptions,
  toOptions: (env): RedisOptions => ({ url: env.REDIS_URL }),
  warnings: ({ url }, { isProduction }) => (isProduction && url !== undefined && isOpen(new URL(url)) ? [OPEN] : []),
});

const OPEN =
  'REDIS_URL names another machine without a password: any program that reaches it can fill the limits of other client addresses';

const isOpen = ({ hostname, password }: URL): boolean => password === '' && !isLoopback(hostname);
