import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import LibsqlDatabase from 'libsql';
import { SqliteConnection } from './sqlite-connection';

describe('a connection to an SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'regain-connection-'));
  const file = join(folder, 'shared.sqlite');
  const connection = new SqliteConnection(file, {});
  const neighbour = new LibsqlDatabase(file);

  const count = () => connection.prepare('SELECT count(*) AS n FROM notes').all();
  const write = (text: string) => connection.prepare('INSERT INTO notes (text) VALUES (?)').run(text);
  const locked = expect.objectContaining({ code: 'SQLITE_BUSY' }) as unknown;

  beforeAll(() => {
    connection.pragma('journal_mode = WAL');
    connection.pragma('busy_timeout = 20');
    connection.prepare('CREATE TABLE notes (id integer PRIMARY KEY, text varchar(8))').run();
  });

  beforeEach(() => {
    connection.prepare('DELETE FROM notes').run();
  });

  afterAll(() => {
    neighbour.close();
    connection.close();
    rmSync(folder, { recursive: true });
  });

  it('gives up when the file is locked for too long, and is as good as new afterwards', () => {
    neighbour.exec('BEGIN IMMEDIATE');
    neighbour.exec(`INSERT INTO notes (text) VALUES ('theirs')`);
    expect(thrownBy(() => write('ours'))).toEqual(locked);
    expect(thrownBy(() => connection.prepare(`INSERT INTO notes (text) VALUES ('ours') RETURNING id`).all())).toEqual(
      locked,
    );
    expect(thrownBy(() => connection.prepare('BEGIN TRANSACTION').run())).toEqual(locked);
    expect(count()).toEqual([{ n: 0 }]);
    neighbour.exec('COMMIT');
    expect(count()).toEqual([{ n: 1 }]);
    expect(write('ours').changes).toBe(1);
    neighbour.exec(`INSERT INTO notes (text) VALUES ('theirs')`);
    expect(count()).toEqual([{ n: 3 }]);
  });

  it('has the lock from the beginning of a transaction, so that nobody writes over what it read', () => {
    neighbour.exec('PRAGMA busy_timeout = 0');
    connection.prepare('BEGIN TRANSACTION').run();
    expect(count()).toEqual([{ n: 0 }]);
    expect(() => neighbour.exec(`INSERT INTO notes (text) VALUES ('theirs')`)).toThrow('locked');
    write('ours');
    connection.prepare('COMMIT').run();
    expect(count()).toEqual([{ n: 1 }]);
  });

  it('leaves no transaction open after a write that failed by itself', () => {
    connection.prepare('INSERT INTO notes (id) VALUES (?)').run(7);
    expect(() => connection.prepare('INSERT INTO notes (id) VALUES (?)').run(7)).toThrow('UNIQUE');
    neighbour.exec(`INSERT INTO notes (text) VALUES ('theirs')`);
    expect(write('ours').changes).toBe(1);
  });

  it.each([[null], ['text'], [7]])('takes the single value %p for what it is', (value) => {
    expect(connection.prepare('SELECT ? AS value').all(value)).toEqual([{ value }]);
    expect(connection.prepare('INSERT INTO notes (text) VALUES (?)').run(value).changes).toBe(1);
  });
});

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
