import { readWebhookSecret, StatedError } from '../../../common';
import type { AccountSources, ServiceSource } from '../sources/account-sources';
import { type ServiceAddress, ServiceClient, type ServiceResult, type ServiceTools } from './service-client';

const TIMEOUT_MS = 2_000;

/** Address of the service of an entry in ACCOUNTS_FILE. Throws for a secret that is none, which a start refuses. */
function serviceAddressOf({ url, secret, timeoutMs = TIMEOUT_MS }: ServiceSource): ServiceAddress {
  const key = readWebhookSecret(secret);
  if (!key) throw new StatedError('the secret of a service of accounts cannot be read');
  return { url: url.replace(/\/+$/, ''), key, timeoutMs };
}

/** Clients of the services that have the accounts, by client application. */
export const serviceClients = (sources: AccountSources, tools: ServiceTools): ReadonlyMap<string, ServiceClient> =>
  new Map([...sources.services].map(([app, source]) => [app, new ServiceClient(serviceAddressOf(source), tools)]));

/** Asks the service of an entry for accounts, once, whatever happened before. Resolves also without an answer, with the reason. */
export const askService = (
  source: ServiceSource,
  tools: ServiceTools,
  body: Readonly<Record<'app' | 'by' | 'value', string>>,
): Promise<ServiceResult<'find'>> => new ServiceClient(serviceAddressOf(source), tools).ask({ call: 'find', body });
