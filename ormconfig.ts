import { DataSource } from 'typeorm';
import { loadConfig } from './src/config';
import { dataSourceOptions } from './src/database';
import { schema } from './src/schema';

/** For TypeORM's command line: the database that the environment names, as the application sees it. */
export default new DataSource(dataSourceOptions(loadConfig(process.env).database, schema));
