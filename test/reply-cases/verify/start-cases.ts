import { AMERICAN, guess, LANDLINE, refuses, started, succeeds, type VerifyServer } from './client';
import { commonCases, ERRORS, invalid, otherService } from './common-cases';
import type { Case } from './settings';

const SENDS = 5;
const NUMBER = '+8613800138005';
const startNumber = (server: VerifyServer) => server.startSms(NUMBER);

export const START_CASES: readonly Case[] = [
  succeeds('pending', 'a code is on its way', (server, api) => server.startSms(api.freePhone())),
  ...commonCases(startNumber),
  otherService(startNumber),
  refuses(invalid('To'), 'the number is none', (server) => server.startSms('12345')),
  refuses(invalid('To'), 'there is no number', (server) => server.start({ Channel: 'sms' })),
  refuses(invalid('Channel'), 'the channel is none of ours', (server) => server.start({ To: NUMBER, Channel: 'call' })),
  ...['CustomCode', 'Amount', 'Payee'].map((field) =>
    refuses(invalid(field), `${field} is given`, (server) =>
      server.start({ To: NUMBER, Channel: 'sms', [field]: '123456' }),
    ),
  ),
  refuses(invalid('body'), 'the body cannot be read', (server) => server.broken('/Verifications')),
  refuses(ERRORS.tooManyAtOnce, 'the last message was too recent', async (server, api) =>
    server.startSms((await started(api)).to),
  ),
  refuses(
    ...([ERRORS.sendsUsedUp, 'five messages were sent'] as const),
    async (server, api) => {
      const to = api.freePhone();
      for (let n = 0; n < SENDS; n++) await server.startSms(to);
      return server.startSms(to);
    },
    'nothing waits',
  ),
  refuses(
    ...([ERRORS.checksUsedUp, 'the number pauses after wrong codes'] as const),
    async (server, api) => {
      const verification = await started(api);
      await guess(api, verification, 4);
      return server.startSms(verification.to);
    },
    'three wrong codes an hour',
  ),
  refuses(
    ...([ERRORS.blocked, 'hardly a code to its block is entered'] as const),
    async (server) => {
      for (const last of ['1', '2', '3']) await server.startSms(`+861377100100${last}`);
      return server.startSms('+8613771001009');
    },
    'three codes to a block of numbers',
  ),
  refuses(
    ...([ERRORS.noLandline, 'the number is that of a landline'] as const),
    (server) => server.startSms(LANDLINE),
    'China alone is served',
  ),
  refuses(
    ...([ERRORS.noCountry, 'the country is not served'] as const),
    (server) => server.startSms(AMERICAN),
    'China alone is served',
  ),
  refuses(ERRORS.disabled, 'there is no vendor', startNumber, 'SMS is switched off'),
];
