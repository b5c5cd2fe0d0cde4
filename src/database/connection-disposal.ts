import type { QueryRunner } from 'typeorm';

/** Connection of mysql2's pool. */
export interface PooledConnection {
  query(sql: string, done: (error: Error | null) => void): void;
  destroy(): void;
  release(): void;
}

/** Pool of mysql2, behind TypeORM's driver. */
export interface MysqlPool {
  on(event: 'connection' | 'acquire' | 'release', listener: (connection: PooledConnection) => void): void;
  getConnection(done: (error: Error | null, connection: PooledConnection) => void): void;
}

const idleConnections = new WeakMap<MysqlPool, Set<PooledConnection>>();

/** Follows which connections of a pool are idle, so that all of them can be thrown away. */
export function watchIdleConnections(pool: MysqlPool): void {
  const idle = new Set<PooledConnection>();
  idleConnections.set(pool, idle);
  pool.on('release', (connection) => idle.add(connection));
  pool.on('acquire', (connection) => idle.delete(connection));
}

/**
 * Destroys a runner's connection: one whose server is gone or takes no writes must not return to the pool. A runner that
 * still waits for a connection destroys the one that it gets.
 */
export function destroyConnection(runner: QueryRunner): void {
  runner.connect().then(
    (connection: { destroy?: () => void }) => connection.destroy?.(),
    () => undefined,
  );
}

/** Destroys a runner's connection and all idle ones of its pool, which lead to the same server. */
export function abandonServer(runner: QueryRunner): void {
  destroyConnection(runner);
  const { pool } = runner.dataSource.driver as unknown as { pool?: MysqlPool };
  const idle = pool && idleConnections.get(pool);
  for (const connection of [...(idle ?? [])]) connection.destroy();
  idle?.clear();
}
