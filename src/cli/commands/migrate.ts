import { SystemClock } from '../../common';
import { inspectDatabase, migrateDatabase } from '../../database';
import { schema } from '../../schema';
import { type Command, failed, succeeded } from '../command';

/** `migrate`: runs the pending migrations, as every start does, without starting the server. */
export const migrate: Command = {
  name: 'migrate',
  usage: '',
  summary: 'Brings the tables of the database up to date.',
  example: '',
  options: [],
  takesArgument: false,
  async run({ context }) {
    const { connection } = context.config().database;
    const names = await migrateDatabase(connection, schema);
    const { schemaDifferences } = await inspectDatabase(connection, schema, new SystemClock());
    if (schemaDifferences.length > 0)
      return failed(
        `All migrations have run, but the tables are not as they make them: ${schemaDifferences.join('; ')}. Ask the doctor: npm run regain -- doctor`,
      );
    return succeeded(names.length > 0 ? `ran ${names.join(', ')}` : 'up to date', { ran: names });
  },
};
