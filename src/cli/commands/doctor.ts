import type { AppConfig } from '../../app.config';
import { ConfigError } from '../../config';
import { type Command, failed, succeeded, type CliContext } from '../command';
import { checkDatabase } from '../doctor/check-database';
import { checkDelivery } from '../doctor/check-delivery';
import { checkProviders } from '../doctor/check-providers';
import { bad, type Finding, fine, isBad, line } from '../doctor/finding';

/** `doctor`: checks everything that a start depends on, and prints advice for what is wrong. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  summary: 'Checks configuration, database, clock and providers, and says what to do.',
  options: [],
  takesArgument: false,
  async run({ context }) {
    const findings = await examine(context);
    const lines = findings.map(line).join('\n');
    return findings.some(isBad) ? failed(lines) : succeeded(lines);
  },
};

async function examine({ config, withCore }: CliContext): Promise<readonly Finding[]> {
  const read = readable(config);
  if (read instanceof ConfigError) return read.issues.map(({ variable, rule }) => bad('configuration', variable, rule));
  const environment = read.service.isProduction ? 'production' : 'development';
  const database = await checkDatabase(read.database.connection);
  return [
    fine('configuration', environment),
    ...database,
    ...(await checkProviders(read.notification)),
    ...(database.some(isBad) ? [] : await withCore(checkDelivery)),
  ];
}

function readable(config: () => AppConfig): AppConfig | ConfigError {
  try {
    return config();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
