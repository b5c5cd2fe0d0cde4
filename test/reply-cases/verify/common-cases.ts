import type { Answer } from '../../support/http-client';
import { refuses, type VerifyServer } from './client';
import type { Case, Setting } from './settings';

export const ERRORS = {
  unauthorized: [20003, 401, 'Authenticate'],
  notFound: [20404, 404, 'The requested resource was not found'],
  throttled: [20429, 429, 'Too many requests'],
  unavailable: [20500, 503, 'The service is unavailable, try again later'],
  checksUsedUp: [60202, 429, 'Max check attempts reached'],
  sendsUsedUp: [60203, 429, 'Max send attempts reached'],
  noLandline: [60205, 403, 'SMS is not supported by this kind of number'],
  tooManyAtOnce: [60212, 429, 'Too many concurrent requests for this address: wait before the next one'],
  disabled: [60223, 403, 'Delivery channel is disabled'],
  blocked: [60410, 403, 'Blocked: too few codes to this destination are entered'],
  noCountry: [60605, 403, 'Verifications to this country are not allowed'],
  byOperator: [20403, 403, 'Services are made by the command clients:create --kind verify'],
} as const;

export const invalid = (field: string) => [60200, 400, `Invalid parameter: ${field}`] as const;

type Call = (server: VerifyServer) => Promise<Answer>;

/** Cases of the refusals before a handler runs. `outage`: setting in which the call cannot be answered. */
export const commonCases = (call: Call, outage: Setting = 'the core is out of order'): readonly Case[] => [
  refuses(ERRORS.unauthorized, 'the secret is wrong', (server) => call(server.withWrongSecret())),
  refuses(
    ...([ERRORS.throttled, 'wrong secrets came from its address before'] as const),
    async (server) => {
      for (let n = 0; n < THREE; n++) await call(server.withWrongSecret());
      return call(server);
    },
    'a server may be refused three times a minute',
  ),
  refuses(ERRORS.unavailable, 'something that it needs is down', call, outage),
];

/** Case of a service that is not the caller's. */
export const otherService = (call: Call): Case =>
  refuses(ERRORS.notFound, 'the service is that of another application', (server) => call(server.ofAnotherService()));

const THREE = 3;
