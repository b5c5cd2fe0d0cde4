import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { ClientDirectory, type ClientApplication } from './client.directory';

@Injectable()
export class TypeormClientDirectory extends ClientDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async exists(id: string): Promise<boolean> {
    return (await this.database.query('SELECT id FROM clients WHERE id = ?', [id])).length === 1;
  }

  async signKey(id: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ sign_key: string | null }>('SELECT sign_key FROM clients WHERE id = ?', [
      id,
    ]);
    return row?.sign_key ?? undefined;
  }

  async add({ id, name, secretDigest, signKey }: ClientApplication): Promise<boolean> {
    const added = await this.database.execute(
      `${this.database.dialect.insertIgnore} clients (id, name, secret_digest, sign_key, created_at)
       VALUES (?, ?, ?, ?, ${this.database.now})`,
      [id, name, secretDigest, signKey],
    );
    return added === 1;
  }
}
