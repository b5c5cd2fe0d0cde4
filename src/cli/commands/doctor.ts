import type { AppConfig } from '../../app.config';
import { errorLabel } from '../../common';
import { ConfigError } from '../../config';
import { type Command, failed, succeeded, type CliContext } from '../command';
import { checkAccountsServices } from '../doctor/check-accounts-services';
import { checkAccounts } from '../doctor/check-accounts';
import { checkCaptcha } from '../doctor/check-captcha';
import { checkDatabase } from '../doctor/check-database';
import { checkDelivery } from '../doctor/check-delivery';
import { checkEvents } from '../doctor/check-events';
import { checkKeys } from '../doctor/check-keys';
import { checkStoredPasswords } from '../doctor/check-stored-passwords';
import { checkRedis } from '../doctor/check-redis';
import { checkProviders, type Requested } from '../doctor/check-providers';
import { bad, doubtful, type Finding, fine, isBad, line } from '../doctor/finding';

/** `doctor`: checks everything that a start depends on, and prints advice for what is wrong. */
export const doctor: Command = {
  name: 'doctor',
  usage: '[--probe] [--send-mail <address>]',
  summary:
    'Checks configuration, database, Redis, clock, keys, accounts, tables of owners, providers, events and captchas. --probe also posts a signed probe to WEBHOOK_URL ' +
    'and a wrong token to the vendor of the captcha widget, ' +
    '--send-mail also sends a test mail.',
  example: '--probe --send-mail me@example.com',
  options: ['send-mail'],
  flags: ['probe'],
  takesArgument: false,
  async run({ flags, options, context }) {
    const findings = await examine(context, { probe: flags.has('probe'), sendMail: options['send-mail'] });
    const lines = findings.map(line).join('\n');
    return findings.some(isBad) ? failed(lines, findings) : succeeded(lines, findings);
  },
};

async function examine({ config, withCore }: CliContext, requested: Requested): Promise<readonly Finding[]> {
  const read = readable(config);
  if (read instanceof ConfigError) return read.issues.map(({ variable, rule }) => bad('configuration', variable, rule));
  const environment = read.service.isProduction ? 'production' : 'development';
  const database = await checkDatabase(read.database.connection);
  return [
    fine('configuration', environment),
    ...read.misspelled.map(({ variable, rule }) => doubtful('configuration', variable, rule)),
    ...database,
    ...(await checkRedis(read.redis.url)),
    ...(await checkProviders(read.notification, requested)),
    ...(await checkAccountsServices(read.auth.accounts.services, read.auth.proxies)),
    await checkCaptcha(read.proofs, requested.probe === true),
    ...(database.some(isBad) ? [] : await checkContent(withCore)),
  ];
}

/** Checks of what the tables hold. One that fails is a finding itself: the doctor reports to the end. */
async function checkContent(withCore: CliContext['withCore']): Promise<readonly Finding[]> {
  try {
    return await withCore(async (find) => [
      await checkKeys(find),
      ...(await checkStoredPasswords(find)),
      ...(await checkAccounts(find)),
      ...(await checkDelivery(find)),
      ...(await checkEvents(find)),
    ]);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues.map(({ variable, rule }) => bad('accounts', variable, rule));
    return [bad('content', `cannot be read (${errorLabel(error)})`, 'see what a start says: npm start')];
  }
}

function readable(config: () => AppConfig): AppConfig | ConfigError {
  try {
    return config();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
