import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis, type RedisOptions as DriverOptions } from 'ioredis';
import { errorLabel, KeyRing } from '../common';
import { RedisOptions } from './redis.config';

/** Longest time of a command in milliseconds. A server that takes longer is treated as away. */
const COMMAND_MS = 250;
const CONNECT_MS = 2_000;
const [PAUSE_STEP_MS, LONGEST_PAUSE_MS] = [50, 1_000];
const KEEP_ALIVE_MS = 10_000;

/** Characters of the installation's name in Redis. */
const NAME_LENGTH = 16;

const DRIVER_OPTIONS: DriverOptions = {
  commandTimeout: COMMAND_MS,
  connectTimeout: CONNECT_MS,
  disconnectTimeout: COMMAND_MS,
  keepAlive: KEEP_ALIVE_MS,
  retryStrategy: (times) => Math.min(times * PAUSE_STEP_MS, LONGEST_PAUSE_MS),
  ...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false, disableClientInfo: true },
};

/**
 * Connection to the Redis server that the processes of an installation share, and can always do without. A command that finds no
 * connection, or is not answered in time, is dropped; nothing waits for the server to come back. Without REDIS_URL all are dropped.
 */
@Injectable()
export class RedisConnection implements OnApplicationShutdown {
  private readonly logger = new Logger('redis');
  private readonly client: Redis | undefined;
  private readonly subscriber: Redis | undefined;
  private readonly listeners = new Map<string, (text: string) => void>();
  private readonly prefix: string;
  /** True from the first failure to the next connection, whatever the driver makes of it. */
  private isLost = false;

  constructor({ url }: RedisOptions, keys: KeyRing) {
    this.prefix = `{regain:${keys.mac('redis', ['installation']).digest.slice(0, NAME_LENGTH)}}`;
    if (url === undefined) return;
    this.client = this.connect(new Redis(url, DRIVER_OPTIONS));
    this.subscriber = this.subscribing(new Redis(url, { ...DRIVER_OPTIONS, enableOfflineQueue: true }));
  }

  /** True where REDIS_URL names a server. */
  get isConfigured(): boolean {
    return this.client !== undefined;
  }

  /** True while the server answers. */
  get isUp(): boolean {
    return this.client?.status === 'ready' && !this.isLost;
  }

  /** Runs a Lua script over keys of this installation. Resolves to undefined, and never rejects, where it was not answered. */
  evaluate(script: string, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown> {
    const names = keys.map((key) => this.nameOf(key));
    return this.run((client) => client.eval(script, names.length, ...names, ...values));
  }

  /** Tells a text to the listeners of a channel in all processes of this installation that are connected. Never rejects. */
  async publish(channel: string, text: string): Promise<void> {
    await this.run((client) => client.publish(this.nameOf(channel), text));
  }

  /** Sets the listener of a channel. Texts that are published while this process is not connected are lost. */
  listen(channel: string, listener: (text: string) => void): void {
    const name = this.nameOf(channel);
    this.listeners.set(name, listener);
    this.subscriber?.subscribe(name).catch(() => undefined); // subscribed anew at each connection
  }

  onApplicationShutdown(): void {
    this.isLost = true; // the end is not worth a line
    this.subscriber?.disconnect();
    this.client?.disconnect();
  }

  /** Keys and channels begin with the name of the installation: two on one server do not meet. Braces keep them in one slot of a cluster. */
  private nameOf(key: string): string {
    return `${this.prefix}:${key}`;
  }

  private async run<T>(command: (client: Redis) => Promise<T>): Promise<T | undefined> {
    const { client } = this;
    if (client === undefined || !this.isUp) return undefined;
    try {
      return await command(client);
    } catch (error) {
      if (this.lose(error)) client.disconnect(true); // ends what waits for an answer, too
      return undefined;
    }
  }

  private connect(client: Redis): Redis {
    client.on('error', (error) => {
      this.lose(error);
    });
    client.on('close', () => {
      this.lose(undefined);
    });
    client.on('ready', () => {
      if (this.isLost) this.logger.log('answers again');
      this.isLost = false;
    });
    return client;
  }

  private subscribing(subscriber: Redis): Redis {
    subscriber.on('error', () => undefined); // the other connection has told
    subscriber.on('message', (channel, text) => this.listeners.get(channel)?.(text));
    return subscriber;
  }

  /** Returns false where the server is known to be away. */
  private lose(error: unknown): boolean {
    if (this.isLost) return false;
    this.isLost = true;
    const reason = error === undefined ? 'connection closed' : errorLabel(error);
    this.logger.warn(`not reachable (${reason}): limits of addresses count in this process alone, workers poll`);
    return true;
  }
}
