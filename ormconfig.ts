import { DataSource } from 'typeorm';
import { readConfig } from './src/app.config';
import { dataSourceOptions } from './src/database';
import { CryptoRandom } from './src/common';
import { schema } from './src/schema';

/** For TypeORM's command line: the database that the environment names, as the application sees it. */
export default new DataSource(dataSourceOptions(readConfig(new CryptoRandom()).database.connection, schema));
