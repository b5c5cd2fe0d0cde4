import { migrateDatabase } from '../../database';
import { schema } from '../../schema';
import { type Command, succeeded } from '../command';

/** `migrate`: runs the pending migrations, as every start does, without starting the server. */
export const migrate: Command = {
  name: 'migrate',
  usage: '',
  summary: 'Brings the tables of the database up to date.',
  example: '',
  options: [],
  takesArgument: false,
  async run({ context }) {
    const names = await migrateDatabase(context.config().database.connection, schema);
    return succeeded(names.length > 0 ? `ran ${names.join(', ')}` : 'up to date');
  },
};
