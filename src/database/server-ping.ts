import type { MysqlAddress } from './mysql-url';
import { SpareConnection } from './spare-connection';

/** Look at a database server that is late with an answer: it is busy, or waits for a lock, if it answers this. */
export interface ServerPing {
  /** Settles when the server has answered, be it with an error. */
  ask(): Promise<unknown>;
  /** Ends the question that is under way. */
  giveUp(): void;
}

/** Ping on a connection that is opened with the first ones of the pool, and leads to the server to which they lead. */
export class MysqlPing implements ServerPing {
  private constructor(private readonly connection: SpareConnection) {}

  /** Parameter `connectTimeout`: milliseconds to connect, more than a server has to answer: a connection that times out is no answer. */
  static open(address: MysqlAddress, connectTimeout: number): MysqlPing {
    const ping = new MysqlPing(new SpareConnection(address, connectTimeout));
    void ping.ask();
    return ping;
  }

  ask(): Promise<unknown> {
    return this.connection.use((connection) => connection.ping()).catch((error: unknown) => error);
  }

  giveUp(): void {
    this.connection.destroy();
  }
}
