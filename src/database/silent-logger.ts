import type { Logger } from 'typeorm';

/**
 * TypeORM logger that prints nothing. TypeORM prints the driver's words about a migration that fails even with its logging
 * switched off, and those quote values of rows; the caller gets the error, and logs what may be logged of it.
 */
export class SilentLogger implements Logger {
  readonly logQuery = (): void => undefined;
  readonly logQueryError = (): void => undefined;
  readonly logQuerySlow = (): void => undefined;
  readonly logSchemaBuild = (): void => undefined;
  readonly logMigration = (): void => undefined;
  readonly log = (): void => undefined;
}
