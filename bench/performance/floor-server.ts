import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPool, type PoolConnection } from 'mysql2';
import type { FloorOrder } from './floor';
import { FloorRows, type Statement } from './floor-rows';

/**
 * Floor: what Node, the driver and the database take at least. `/one` writes one row in one prepared statement; `/<operation>`
 * writes all rows of the operation in one transaction, by the fewest prepared statements. Nothing is read or checked.
 * Callbacks throughout, one pool as large as the service's.
 */
process.once('message', (order: FloorOrder) => {
  const { databaseUrl, poolSize, plans } = order;
  const pool = createPool({ uri: databaseUrl, connectionLimit: poolSize });
  const rows = new FloorRows(plans, order.keys);

  type Done = (error: Error | null) => void;

  const inTurn = (connection: PoolConnection, statements: readonly Statement[], done: Done): void => {
    const run = (index: number): void => {
      const statement = statements[index];
      if (!statement) {
        done(null);
        return;
      }
      connection.execute(statement.sql, [...statement.values], (error) => {
        if (error) done(error);
        else run(index + 1);
      });
    };
    run(0);
  };

  const inTransaction = (statements: readonly Statement[], done: Done): void => {
    pool.getConnection((refused, connection) => {
      if (refused) {
        done(refused);
        return;
      }
      const end: Done = (error) => {
        connection.release();
        done(error);
      };
      connection.query('BEGIN', () => {
        inTurn(connection, statements, (error) => {
          if (error)
            connection.query('ROLLBACK', () => {
              end(error);
            });
          else
            connection.query('COMMIT', (failed) => {
              end(failed);
            });
        });
      });
    });
  };

  const write = (operation: string, done: Done): void => {
    if (operation === 'one') {
      const values = [randomBytes(16).toString('hex'), Date.now(), 'one row of a request'];
      pool.execute('INSERT INTO floor_rows (id, at, content) VALUES (?, ?, ?)', values, (error) => {
        done(error);
      });
    } else inTransaction(rows.statements(operation), done);
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString('utf8'));
      write(decodeURIComponent((request.url ?? '').slice(1)), (error) => {
        const body = error ? JSON.stringify({ code: 1, info: error.message }) : '{"code":0}';
        response.writeHead(error ? 500 : 200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        });
        response.end(body);
      });
    });
  };

  const server = createServer(answer).listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
});

process.once('disconnect', () => process.exit(0));
