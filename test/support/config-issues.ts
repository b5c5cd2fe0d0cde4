import { type AppConfig, loadConfig } from '../../src/app.config';
import { ConfigError } from '../../src/config';

/** Secret that is random enough for production. */
export const GOOD_SECRET = 'tH9x2mQv7LkR4wZs8NbY3cJd6FgP5aUe';

/** The configuration of an environment that has a secret anyway. */
export const load = (env: NodeJS.ProcessEnv = {}): AppConfig => loadConfig({ SECRET_KEYS: GOOD_SECRET, ...env });

/** What a start with this environment complains about: `VARIABLE rule`. */
export function complaints(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.issues.map(({ variable, rule }) => `${variable} ${rule}`);
  }
}

/** The variables that a start with this environment complains about. */
export const blamed = (env: NodeJS.ProcessEnv): readonly string[] =>
  complaints(env).map((complaint) => complaint.split(' ')[0] ?? '');
