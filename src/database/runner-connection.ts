import type { DataSource, EntityManager, QueryResult, QueryRunner } from 'typeorm';
import type { SqlConnection, SqlConnections, SqlResult, SqlValue } from './sql-connection';

/**
 * The connection to an SQLite file, by TypeORM's query runner, which keeps prepared statements. libsql answers at once or
 * throws, so there is nothing to wait for and no server to abandon.
 */
class RunnerConnection implements SqlConnection {
  constructor(private readonly runner: QueryRunner) {}

  async send(sql: string, values: readonly SqlValue[]): Promise<SqlResult> {
    const { records, affected }: QueryResult = await this.runner.query(sql, [...values], true);
    return affected ?? records;
  }

  begin(): Promise<void> {
    return this.runner.startTransaction();
  }

  commit(): Promise<void> {
    return this.runner.commitTransaction();
  }

  async rollback(): Promise<void> {
    if (this.runner.isTransactionActive) await this.runner.rollbackTransaction().catch(() => undefined);
  }

  withManager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return work(this.runner.manager);
  }

  release(): void {
    return;
  }

  abandonServer(): void {
    return;
  }
}

/** Connection of a data source whose query runners all share one. */
export class RunnerConnections implements SqlConnections {
  constructor(private readonly dataSource: DataSource) {}

  checkOut(): Promise<SqlConnection> {
    return Promise.resolve(new RunnerConnection(this.dataSource.createQueryRunner()));
  }

  checkOutForUnit(): Promise<SqlConnection> {
    return this.checkOut();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
