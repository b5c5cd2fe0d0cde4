import { readFileSync } from 'node:fs';
import { accountsSchemaFile } from '../support/accounts-schema-file';

describe('the JSON Schema of ACCOUNTS_FILE', () => {
  it('is checked in as the program has it (npm run docs:write)', () => {
    const { path, text } = accountsSchemaFile();
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
