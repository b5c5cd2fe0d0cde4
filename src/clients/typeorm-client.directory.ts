import { Injectable } from '@nestjs/common';
import { Database, isDuplicate } from '../database';
import { ClientDirectory, type ClientApplication } from './client.directory';
import { ClientEntity } from './client.entity';

/**
 * Directory of client applications in the table `clients`. Its reads are hand-written SQL, because every request of
 * the dialects gps and member needs one of the first two.
 */
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

  async codeLength(id: string): Promise<number | undefined> {
    const [row] = await this.database.query<{ code_length: number | null }>(
      'SELECT code_length FROM clients WHERE id = ?',
      [id],
    );
    return row && (row.code_length ?? 0);
  }

  async add(client: ClientApplication): Promise<boolean> {
    try {
      await this.database.insert(ClientEntity, { ...client, createdAt: () => this.database.now });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
