import { Injectable } from '@nestjs/common';
import { Database } from '../../../database';
import { AppDirectory, type ClientApp } from '../../app.directory';

@Injectable()
export class TypeormAppDirectory extends AppDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  async exists(id: string): Promise<boolean> {
    return (await this.database.query('SELECT id FROM apps_apps WHERE id = ?', [id])).length === 1;
  }

  async signKey(id: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ sign_key: string | null }>(
      'SELECT sign_key FROM apps_apps WHERE id = ?',
      [id],
    );
    return row?.sign_key ?? undefined;
  }

  async add({ id, name, secretDigest, signKey }: ClientApp): Promise<boolean> {
    const added = await this.database.execute(
      `${this.database.dialect.insertIgnore} apps_apps (id, name, secret_digest, sign_key, created_at)
       VALUES (?, ?, ?, ?, ${this.database.now})`,
      [id, name, secretDigest, signKey],
    );
    return added === 1;
  }
}
