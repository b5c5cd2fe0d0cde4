import { DataSource, type Logger } from 'typeorm';

/** What one piece of work asked of the database. */
export interface StatementCount {
  /** Between BEGIN and COMMIT, these two not counted. */
  readonly inside: number;
  /** Outside of any transaction. */
  readonly outside: number;
  readonly statements: readonly string[];
}

const BEGIN = /^(START TRANSACTION|BEGIN)/;
const END = /^(COMMIT|ROLLBACK)/;

/** Listens to a data source while one piece of work runs at a time. */
export class StatementCounter implements Logger {
  private statements: string[] = [];

  constructor(dataSource: DataSource) {
    dataSource.setOptions({ logger: this, logging: ['query'] });
  }

  async during(work: () => Promise<unknown>): Promise<StatementCount> {
    this.statements = [];
    await work();
    return count(this.statements);
  }

  logQuery(query: string): void {
    this.statements.push(query.replace(/\s+/g, ' ').trim());
  }

  /* The rest of TypeORM's logger interface. */
  logQueryError(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}

function count(statements: readonly string[]): StatementCount {
  let isOpen = false;
  let inside = 0;
  let outside = 0;
  for (const statement of statements) {
    if (BEGIN.test(statement)) isOpen = true;
    else if (END.test(statement)) isOpen = false;
    else if (isOpen) inside++;
    else outside++;
  }
  return { inside, outside, statements };
}
