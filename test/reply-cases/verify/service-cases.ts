import { refuses, succeeds, type VerifyServer } from './client';
import { commonCases, ERRORS, otherService } from './common-cases';
import type { Case } from './settings';

const show = (server: VerifyServer) => server.showService();
const create = (server: VerifyServer) => server.createService();
const OUTAGE = 'no secret can be read';

export const SERVICE_CASES: readonly Case[] = [
  succeeds('service', 'it is its own', show),
  ...commonCases(show, OUTAGE),
  otherService(show),
];

export const CREATE_SERVICE_CASES: readonly Case[] = [
  ...commonCases(create, OUTAGE),
  refuses(ERRORS.byOperator, 'a server asks for one', create),
];
