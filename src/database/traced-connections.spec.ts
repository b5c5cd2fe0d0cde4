import { statementSpan } from './traced-connections';

describe('statementSpan', () => {
  it.each([
    ['SELECT id FROM auth_accounts WHERE phone = ?', 'SELECT auth_accounts'],
    ['INSERT INTO otp_challenges (id) VALUES (?) ON DUPLICATE KEY UPDATE id = ?', 'INSERT otp_challenges'],
    ['  update `auth_tickets` SET used = 1', 'UPDATE auth_tickets'],
    ['DELETE FROM "t" WHERE id = ?', 'DELETE t'],
    ['SELECT 1', 'SELECT'],
    ['WITH canary AS (SELECT 1) SELECT * FROM canary', 'SQL'],
    ["SELECT 'canary'", 'SELECT'],
    ["SELECT id FROM '13800138000'", 'SELECT'],
  ])('of %j is named %s', (sql, name) => {
    expect(statementSpan('mysql', sql).name).toBe(name);
  });

  it('has the system, the operation and the table, and nothing of the statement besides', () => {
    expect(statementSpan('sqlite', "SELECT id FROM t WHERE name = 'canary'").attributes).toEqual({
      'db.system.name': 'sqlite',
      'db.operation.name': 'SELECT',
      'db.collection.name': 't',
    });
  });
});
