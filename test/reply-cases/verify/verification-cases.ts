import { guess, refuses, started, succeeds, UNKNOWN, type VerifyServer } from './client';
import { commonCases, ERRORS, invalid, otherService } from './common-cases';
import type { Case } from './settings';

const ATTEMPTS = 5;
const show = (server: VerifyServer) => server.show(UNKNOWN);
const cancel = (server: VerifyServer) => server.update(UNKNOWN, { Status: 'canceled' });
const checkUnknown = (server: VerifyServer) => server.check({ VerificationSid: UNKNOWN, Code: '123456' });

export const SHOW_CASES: readonly Case[] = [
  succeeds('pending', 'it waits for a code', async (server, api) => server.show((await started(api)).to)),
  ...commonCases(show),
  otherService(show),
  refuses(ERRORS.notFound, 'there is none', show),
];

export const UPDATE_CASES: readonly Case[] = [
  succeeds('canceled', 'it is to end', async (server, api) =>
    server.update((await started(api)).to, { Status: 'canceled' }),
  ),
  succeeds('approved', 'it is to be approved', async (server, api) =>
    server.update((await started(api)).to, { Status: 'approved' }),
  ),
  ...commonCases(cancel),
  otherService(cancel),
  refuses(ERRORS.notFound, 'there is none', cancel),
  refuses(invalid('Status'), 'the status is none', (server) => server.update(UNKNOWN, { Status: 'lost' })),
  refuses(invalid('body'), 'the body cannot be read', (server) => server.broken(`/Verifications/${UNKNOWN}`)),
];

export const CHECK_CASES: readonly Case[] = [
  succeeds('approved', 'the code is right', async (server, api) => {
    const { to, code } = await started(api);
    return server.check({ To: to, Code: code });
  }),
  ...commonCases(checkUnknown),
  otherService(checkUnknown),
  refuses(ERRORS.notFound, 'there is none', checkUnknown),
  refuses(ERRORS.checksUsedUp, 'it is the sixth check', async (server, api) => {
    const verification = await started(api);
    await guess(api, verification, ATTEMPTS);
    return server.check({ To: verification.to, Code: verification.code });
  }),
  refuses(invalid('To'), 'it names no verification', (server) => server.check({ Code: '123456' })),
  refuses(invalid('Code'), 'there is no code', (server) => server.check({ To: '+8613800138005' })),
  refuses(invalid('body'), 'the body cannot be read', (server) => server.broken('/VerificationCheck')),
];
