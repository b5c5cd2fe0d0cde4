import { Injectable } from '@nestjs/common';
import { FifoMap } from '../common';
import { DEFAULT_CLIENT } from '../config';
import { ClientDirectory } from './client.directory';

/** Number of client applications whose length is remembered. */
const REMEMBERED = 10_000;

/**
 * Lengths of the codes of client applications. One is set when its application is made and never changes, so that it is
 * read once by each process; the default application has none of its own.
 */
@Injectable()
export class ClientCodeLengths {
  private readonly known = new FifoMap<string, number>();

  constructor(private readonly clients: ClientDirectory) {}

  /** Number of digits of an application's codes: its own, where that is more than the usual number. */
  async of(app: string, usual: number): Promise<number> {
    if (app === DEFAULT_CLIENT) return usual;
    return Math.max(usual, this.known.get(app) ?? (await this.read(app)));
  }

  /** An application that there is not yet is not remembered. */
  private async read(app: string): Promise<number> {
    const length = await this.clients.codeLength(app);
    if (length !== undefined) this.known.append(app, length, REMEMBERED);
    return length ?? 0;
  }
}
