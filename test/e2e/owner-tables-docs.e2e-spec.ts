import { readFileSync, writeFileSync } from 'node:fs';
import { ApiHarness } from '../support/api-harness';
import { databases, openDatabase } from '../support/database-harness';
import { accountsFile, runSql } from '../support/owner-tables';
import * as smssend from '../reply-cases/smssend/client';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);
const PHONE = '+8613900139000';

/** Sections of the document with statements and an entry: their titles, and both. */
const examples = readFileSync('docs/owner-tables.md', 'utf8')
  .split(/^## /m)
  .flatMap((section) => {
    const [, sql] = /```sql\n([^]*?)```/.exec(section) ?? [];
    const [, json] = /```json\n([^]*?)```/.exec(section) ?? [];
    return sql !== undefined && json !== undefined ? [[section.split('\n')[0] ?? '', sql, json] as const] : [];
  });

/** The statements are MySQL's; where no server is found the run says so loudly, and fails in CI. */
(isReachable ? describe : describe.skip)('docs/owner-tables.md', () => {
  it('has two examples', () => {
    expect(examples).toHaveLength(2);
  });

  it.each(examples)('runs as printed: %s', async (_title, sql, json) => {
    const database = await openDatabase('mysql');
    const statements = sql.split(/;\n/).filter((each) => each.trim() !== '');
    await runSql(database.config, ...statements);
    const file = accountsFile({});
    writeFileSync(file, json);
    const api = await ApiHarness.open('mysql', { shared: database.config, env: { ACCOUNTS_FILE: file } });
    const signsIn = async (pass: string) =>
      ((await smssend.userLogin(api, { username: 'ada', pass })).json as { code: number }).code === 0;
    try {
      expect(await signsIn('the old password')).toBe(true);
      await smssend.doSend(api, PHONE);
      expect((await smssend.reSetPass(api, PHONE, await api.code(PHONE))).json).toMatchObject({ code: 0 });
      expect(await signsIn(smssend.NEW_PASSWORD)).toBe(true);
      expect(await signsIn('the old password')).toBe(false);
    } finally {
      await api.close();
      await database.close();
    }
  });
});
