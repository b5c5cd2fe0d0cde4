import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { tableColumns, varchar } from './table';

const TICKETS = 'auth_tickets';

/** Adds the kind of a ticket: of a code, or of a link. Tickets without one are told apart by their challenge. */
export class AddTicketKind1764173000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const columns = await tableColumns(runner, [varchar('kind', 8, { isNullable: true })]);
    await runner.addColumns(
      TICKETS,
      columns.map((column) => new TableColumn(column)),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(TICKETS, 'kind');
  }
}
