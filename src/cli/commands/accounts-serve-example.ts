import { once } from 'node:events';
import { CryptoRandom, readWebhookSecret, SystemClock } from '../../common';
import { DEFAULT_CLIENT, isLoopback } from '../../config';
import { type Command, failed, type Invocation, type Result, succeeded } from '../command';
import { explainFileProblem } from '../files/file-problems';
import { ExampleAccounts } from '../example-service/example-accounts';
import { ExampleService } from '../example-service/example-service';

/** `accounts:serve-example`: a small service of accounts over a JSON file, at the address that ACCOUNTS_FILE names. */
export const serveExample: Command = {
  name: 'accounts:serve-example',
  usage: '<accounts.json> [--app <id>]',
  summary:
    'Serves the accounts of a JSON file as a service of accounts does, at the url of the entry in ACCOUNTS_FILE, which must be ' +
    'on this machine. An example for trying and testing; Ctrl-C ends it.',
  example: 'people.json',
  options: ['app'],
  takesArgument: true,
  run: (invocation) => serve(invocation).catch(explainFileProblem),
};

async function serve({ argument: file = '', options, context }: Invocation): Promise<Result> {
  const source = context.config().auth.accounts.of(options['app'] ?? DEFAULT_CLIENT);
  if (source.kind !== 'service') return failed('ACCOUNTS_FILE has no entry of the kind service for this app.');
  const { protocol, hostname, port, pathname } = new URL(source.url);
  const key = readWebhookSecret(source.secret);
  if (protocol !== 'http:' || !isLoopback(hostname) || !key)
    return failed('The url of the entry must begin with http:// and be on this machine.');
  const clock = new SystemClock();
  const accounts = await ExampleAccounts.open(file, { clock, random: new CryptoRandom() });
  const host = hostname.replace(/^\[|\]$/g, '');
  const path = pathname.replace(/\/$/, '');
  const service = await ExampleService.start({ accounts, key, clock, host, port: Number(port || '80'), path });
  process.stderr.write(`Serving ${file} at ${service.url}; Ctrl-C ends it.\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await service.stop();
  return succeeded('The example has ended.');
}
