import { currentSpan, type SpanStart, traced, type Tracer } from '../common';
import type { SqlConnection, SqlConnections, SqlResult, SqlValue } from './sql-connection';

const OPERATION = /^\s*(SELECT|INSERT|UPDATE|DELETE)\b/i;
const TABLE = /\b(?:FROM|INTO|UPDATE)\s+[`"]?([A-Za-z_]\w*)/i;

/**
 * Beginning of a statement's span: its operation and first table. The statement itself is left out, with and without values;
 * what cannot be named so is `SQL`.
 */
export function statementSpan(system: string, sql: string): SpanStart {
  const operation = OPERATION.exec(sql)?.[1]?.toUpperCase();
  const table = operation && TABLE.exec(sql)?.[1];
  return {
    kind: 'client',
    name: [operation ?? 'SQL', table].filter(Boolean).join(' '),
    attributes: {
      'db.system.name': system,
      ...(operation && { 'db.operation.name': operation }),
      ...(table && { 'db.collection.name': table }),
    },
  };
}

/**
 * Connections whose statements are spans of the request, or of the delivery, that they serve. Statements outside of a span,
 * such as polls of the outbox, are none.
 */
export class TracedConnections implements SqlConnections {
  constructor(
    private readonly connections: SqlConnections,
    private readonly tracer: Tracer,
    private readonly system: string,
  ) {}

  async checkOut(): Promise<SqlConnection> {
    return this.trace(await this.connections.checkOut());
  }

  async checkOutForUnit(): Promise<SqlConnection> {
    return this.trace(await this.connections.checkOutForUnit());
  }

  close(): Promise<void> {
    return this.connections.close();
  }

  private trace(connection: SqlConnection): SqlConnection {
    if (!currentSpan()) return connection;
    const { tracer, system } = this;
    const commit = { kind: 'client', name: 'COMMIT', attributes: { 'db.system.name': system } } as const;
    return {
      send: (sql: string, values: readonly SqlValue[]): Promise<SqlResult> =>
        traced(tracer, statementSpan(system, sql), () => connection.send(sql, values)),
      begin: () => connection.begin(),
      commit: () => traced(tracer, commit, () => connection.commit()),
      rollback: () => connection.rollback(),
      withManager: (work) => connection.withManager(work),
      release: () => {
        connection.release();
      },
      abandonServer: () => {
        connection.abandonServer();
      },
    };
  }
}
