import { KeptConnection, type WireAnswer, type WireRequest } from './kept-connection';

const AT_ONCE = 100;

/** Kept connections to one server: as many as there are requests at once. */
export class ConnectionPool {
  private readonly idle: KeptConnection[] = [];
  private readonly all = new Set<KeptConnection>();

  constructor(private readonly url: string) {}

  /** Sends a request. Rejects when the connection ends first; the next request opens another. */
  async send(request: WireRequest, address = '127.0.0.1'): Promise<WireAnswer> {
    const connection = this.idle.shift() ?? (await this.open());
    try {
      const answer = await connection.send(request, address);
      this.idle.push(connection);
      return answer;
    } catch (error) {
      this.all.delete(connection);
      connection.close();
      throw error;
    }
  }

  /** Opens so many connections, of which a server's backlog takes a few hundred at once. */
  async prepare(count: number): Promise<void> {
    for (let opened = 0; opened < count; opened += AT_ONCE) {
      const fresh = Array.from({ length: Math.min(AT_ONCE, count - opened) }, () => this.open());
      this.idle.push(...(await Promise.all(fresh)));
    }
  }

  close(): void {
    for (const connection of this.all) connection.close();
  }

  private async open(): Promise<KeptConnection> {
    const connection = await KeptConnection.open(this.url);
    this.all.add(connection);
    return connection;
  }
}
