import { ACCOUNTS_FILE_SCHEMA } from '../../src/auth/accounts/sources/accounts-file.schema';
import type { ProjectFile } from './project-files';

/** Checked-in JSON Schema of the file that ACCOUNTS_FILE names, for editors and operators. */
export const accountsSchemaFile = (): ProjectFile => ({
  path: 'docs/accounts.schema.json',
  text: `${JSON.stringify(ACCOUNTS_FILE_SCHEMA, undefined, 2)}\n`,
});
