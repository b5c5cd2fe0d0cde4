import { createHash } from 'node:crypto';
import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from 'typeorm';
import { createTable, instant, tableColumns, varchar } from './table';

const SECRETS = 'client_secrets';
const CLIENTS = 'clients';
const BY_SID = new TableIndex({ name: 'clients_sid', columnNames: ['sid'], isUnique: true });

/** Identifier of 32 hexadecimal digits by which other services' clients name a client application. */
const sidOf = (id: string): string => createHash('sha256').update(`client ${id}`).digest('hex').slice(0, 32);

/**
 * Gives each client application an identifier of 32 hexadecimal digits, and moves the digests of secrets into a table of
 * their own, where one application may have several.
 */
export class CreateClientSecrets1764240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      SECRETS,
      [varchar('id', 32, { isPrimary: true }), varchar('client_id', 64), varchar('digest', 43), instant('created_at')],
      [{ name: `${SECRETS}_client_id`, columnNames: ['client_id'] }],
    );
    const [sid] = await tableColumns(runner, [varchar('sid', 32, { isNullable: true })]);
    if (sid) await runner.addColumn(CLIENTS, new TableColumn(sid));
    const clients = (await runner.query(`SELECT id FROM ${CLIENTS}`)) as readonly { readonly id: string }[];
    for (const { id } of clients) await runner.query(`UPDATE ${CLIENTS} SET sid = ? WHERE id = ?`, [sidOf(id), id]);
    await runner.createIndex(CLIENTS, BY_SID);
    await runner.query(
      `INSERT INTO ${SECRETS} (id, client_id, digest, created_at)
       SELECT sid, id, secret_digest, created_at FROM ${CLIENTS} WHERE secret_digest IS NOT NULL`,
    );
    await runner.dropColumn(CLIENTS, 'secret_digest');
  }

  /** Keeps one secret of each client application: the newest. */
  async down(runner: QueryRunner): Promise<void> {
    const [digest] = await tableColumns(runner, [varchar('secret_digest', 43, { isNullable: true })]);
    if (digest) await runner.addColumn(CLIENTS, new TableColumn(digest));
    await runner.query(
      `UPDATE ${CLIENTS} SET secret_digest = (SELECT s.digest FROM ${SECRETS} s WHERE s.client_id = ${CLIENTS}.id
         ORDER BY s.created_at DESC, s.id DESC LIMIT 1)`,
    );
    await runner.dropIndex(CLIENTS, BY_SID);
    await runner.dropColumn(CLIENTS, 'sid');
    await runner.dropTable(SECRETS);
  }
}
