import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** The variables of the process, over those of the file `.env` in the working directory, if there is one. */
export function readEnvironment(): NodeJS.ProcessEnv {
  const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...fromFile, ...process.env };
}
