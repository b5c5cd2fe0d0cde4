import { type AppConfig, loadConfig } from '../../src/app.config';
import { ConfigError } from '../../src/config';
import { GOOD_SECRET } from './production-environment';

/** Configuration of an environment, with a secret by default. */
export const load = (env: NodeJS.ProcessEnv = {}): AppConfig => loadConfig({ SECRET_KEYS: GOOD_SECRET, ...env });

/** Issues that a start with this environment reports: `VARIABLE rule`. */
export function configIssues(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    load(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.issues.map(({ variable, rule }) => `${variable} ${rule}`);
  }
}

/** Variables that a start with this environment reports. */
export const invalidVariables = (env: NodeJS.ProcessEnv): readonly string[] =>
  configIssues(env).map((complaint) => complaint.split(' ')[0] ?? '');
