import type { PoolConnection } from 'mysql2';
import { PreparedStatements } from './prepared-statements';
import type { SqlValue } from './sql-connection';

type Done = (error: { errno: number } | null, result?: unknown) => void;

/** Connection that keeps a log of what it is asked, and answers with the errors that it is given, one a call. */
class LoggedConnection {
  readonly log: string[] = [];
  readonly errors: { readonly call: string; readonly errno: number }[] = [];

  prepare(sql: string, done: Done): void {
    const error = this.call(`prepare ${sql}`);
    done(error, {
      execute: (values: readonly SqlValue[], answer: Done) => {
        answer(this.call(`execute ${sql} ${values.join()}`), ['executed']);
      },
    });
  }

  query(sql: string, values: readonly SqlValue[], done: Done): void {
    done(this.call(`query ${sql} ${values.join()}`), ['queried']);
  }

  unprepare(sql: string): void {
    this.log.push(`close ${sql}`);
  }

  private call(entry: string): { errno: number } | null {
    this.log.push(entry);
    const at = this.errors.findIndex(({ call }) => entry.startsWith(call));
    const [found] = at < 0 ? [] : this.errors.splice(at, 1);
    return found ? { errno: found.errno } : null;
  }
}

describe('prepared statements of a connection', () => {
  let connection: LoggedConnection;
  let statements: PreparedStatements;

  beforeEach(() => {
    connection = new LoggedConnection();
    statements = new PreparedStatements(connection as unknown as PoolConnection);
  });

  /** Result of a statement, or the number of its error. */
  const execute = (sql: string, ...values: SqlValue[]): unknown => {
    let answer: unknown;
    statements.execute(sql, values, (error, result) => (answer = error ? error.errno : result));
    return answer;
  };

  it('are prepared once', () => {
    expect([execute('A', 1), execute('A', 2)]).toEqual([['executed'], ['executed']]);
    expect(connection.log).toEqual(['prepare A', 'execute A 1', 'execute A 2']);
  });

  it('are closed from the oldest on, 100 are kept', () => {
    for (let n = 0; n < 100; n++) execute(`S${String(n)}`);
    expect(connection.log).not.toContainEqual(expect.stringContaining('close'));
    execute('one more');
    execute('S1');
    execute('S0');
    expect(connection.log.slice(-7)).toEqual([
      ...['prepare one more', 'close S0', 'execute one more '],
      ...['execute S1 ', 'prepare S0', 'close S1', 'execute S0 '],
    ]);
  });

  it.each([1295, 1461])('are sent as text when the server cannot prepare them (error %i)', (errno) => {
    connection.errors.push({ call: 'prepare A', errno });
    expect([execute('A', 1), execute('A', 2), execute('B', 3)]).toEqual([['queried'], ['queried'], ['executed']]);
    expect(connection.log).toEqual(['prepare A', 'query A 1', 'query A 2', 'prepare B', 'execute B 3']);
  });

  it.each([1243, 1615])(
    'are sent as text, and prepared anew, when the server has forgotten them (error %i)',
    (errno) => {
      execute('A', 1);
      connection.errors.push({ call: 'execute A', errno });
      expect([execute('A', 2), execute('A', 3)]).toEqual([['queried'], ['executed']]);
      expect(connection.log.slice(2)).toEqual(['execute A 2', 'close A', 'query A 2', 'prepare A', 'execute A 3']);
    },
  );

  it('fail once where the statement fails', () => {
    connection.errors.push({ call: 'prepare A', errno: 1146 }, { call: 'execute A', errno: 1213 });
    expect([execute('A'), execute('A'), execute('A')]).toEqual([1146, 1213, ['executed']]);
    expect(connection.log).toEqual(['prepare A', 'prepare A', 'execute A ', 'execute A ']);
  });
});
