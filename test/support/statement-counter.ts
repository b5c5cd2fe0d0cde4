import { AbstractLogger, type DataSource, type LogLevel, type LogMessage } from 'typeorm';

/** SQL statements of one piece of work. */
export interface StatementCount {
  /** In a transaction, without its BEGIN and COMMIT. */
  readonly inside: number;
  /** Outside of any transaction. */
  readonly outside: number;
  readonly statements: readonly string[];
}

const BEGIN = /^(START TRANSACTION|BEGIN)/;
/** Statements that begin a transaction by themselves, on connections for units of work. */
const WRITE = /^(INSERT|UPDATE|DELETE)/;
const END = /^(COMMIT|ROLLBACK)/;

/** The statement alone: no colours, which depend on the terminal, and no values. */
const PLAIN = { highlightSql: false, appendParameterAsComment: false };

/** Listens to a data source while one piece of work runs at a time. */
export class StatementCounter extends AbstractLogger {
  private statements: string[] = [];

  constructor(dataSource: DataSource) {
    super(['query']);
    dataSource.setOptions({ logger: this });
  }

  async during(work: () => Promise<unknown>): Promise<StatementCount> {
    this.statements = [];
    await work();
    return count(this.statements);
  }

  protected writeLog(
    _level: LogLevel,
    messages: LogMessage | string | number | (LogMessage | string | number)[],
  ): void {
    for (const { message } of this.prepareLogMessages(messages, PLAIN))
      this.statements.push(String(message).replace(/\s+/g, ' ').trim());
  }
}

function count(statements: readonly string[]): StatementCount {
  let isOpen = false;
  let inside = 0;
  let outside = 0;
  for (const [index, statement] of statements.entries()) {
    if (BEGIN.test(statement)) isOpen = true;
    else if (END.test(statement)) isOpen = false;
    else if (isOpen || (WRITE.test(statement) && endsUnbegun(statements.slice(index + 1)))) {
      isOpen = true;
      inside++;
    } else outside++;
  }
  return { inside, outside, statements };
}

/** True where a COMMIT follows without a BEGIN before it. */
function endsUnbegun(statements: readonly string[]): boolean {
  const next = statements.find((statement) => BEGIN.test(statement) || END.test(statement));
  return next !== undefined && END.test(next);
}
