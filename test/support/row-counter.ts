import type { Database } from '../../src/database';

/** Counts the rows that each statement of one piece of work changes; of an INSERT that returns rows it does not. */
export class RowCounter {
  constructor(private readonly database: Database) {}

  /** The beginning of each statement, and the number of its rows. */
  async during(work: () => Promise<unknown>): Promise<readonly string[]> {
    const { database } = this;
    const execute = database.execute.bind(database);
    const rows: string[] = [];
    database.execute = async (sql, values) => {
      const changed = await execute(sql, values);
      rows.push(`${sql.replace(/\s+/g, ' ').trim().slice(0, 40)}: ${String(changed)}`);
      return changed;
    };
    await work().finally(() => {
      database.execute = execute;
    });
    return rows;
  }
}
