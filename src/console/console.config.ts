import { baseUrl, defineConfig, type EnvParser, oneOf, Unreadable, Variable } from '../config';
import type { ListenAddress } from '../http';

/** Parses an address to listen at: `127.0.0.1:3001`, `[::1]:3001`. */
const listenAddress: EnvParser<ListenAddress> = (given) => {
  const [, ipv6, host = ipv6, port] = /^(?:\[([\da-f:.]+)\]|([\w.-]{1,255})):(\d{1,5})$/i.exec(given) ?? [];
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) };
  return new Unreadable('must be a host and a port, such as 127.0.0.1:3001');
};

class ConsoleVariables {
  @Variable(oneOf('on', 'off')) readonly CONSOLE: 'on' | 'off' = 'off';
  @Variable(oneOf('on', 'off')) readonly CONSOLE_TWO_PERSON: 'on' | 'off' = 'off';
  @Variable(listenAddress) readonly CONSOLE_LISTEN?: ListenAddress;
  @Variable(baseUrl) readonly CONSOLE_URL?: string;
}

/** Options of the operator console. */
export class ConsoleOptions {
  /** True when the console is served; else it has no route. */
  readonly enabled: boolean;
  /** True when a second operator has to confirm a recovery that one has started. */
  readonly twoPerson: boolean;
  /** Address at which alone the console is served; undefined where it is served beside everything else. */
  readonly listen: ListenAddress | undefined;
  /** URL by which operators reach the service, without a trailing slash. */
  readonly url: string;
}

export const consoleConfig = defineConfig({
  variables: ConsoleVariables,
  options: ConsoleOptions,
  toOptions: (env, { role, publicUrl }): ConsoleOptions => ({
    enabled: role !== 'worker' && env.CONSOLE === 'on',
    twoPerson: env.CONSOLE_TWO_PERSON === 'on',
    listen: env.CONSOLE_LISTEN,
    url: env.CONSOLE_URL ?? (env.CONSOLE_LISTEN === undefined ? publicUrl : urlOf(env.CONSOLE_LISTEN)),
  }),
});

const urlOf = ({ host, port }: ListenAddress): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
