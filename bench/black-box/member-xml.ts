import { createHash, createHmac } from 'node:crypto';
import { SIGN_KEY } from './server';

const CONTRACTS = 'http://schemas.datacontract.org/2004/07/ChinaTrainTickets.Web';

let signatures = 0;

/** Signed fields of a member request. No two of 90,000 in a second are alike. */
export function signedFields(): Readonly<Record<'random' | 'sign' | 'time_stamp', string>> {
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const random = String(10_000 + (signatures++ % 90_000));
  const digest = createHash('md5').update(`random=${random}&timestamp=${timestamp}&terminal=1`).digest('hex');
  const sign = createHmac('sha256', SIGN_KEY).update(digest).digest('hex');
  return { random, sign, time_stamp: timestamp };
}

/** Signed member request in XML: signed fields first, then its own ones, which must come in alphabetical order. */
export function memberXml(root: string, fields: Readonly<Record<string, string>>): string {
  const { random, sign, time_stamp: timestamp } = signedFields();
  const signed = Object.entries({ random, sign, terminal: 'WEBPAGEEnum', time_stamp: timestamp })
    .map(([name, value]) => `<${name} xmlns="${CONTRACTS}.Models">${value}</${name}>`)
    .join('');
  const own = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<${root} xmlns="${CONTRACTS}.Areas.webApi.Models">${signed}${own.join('')}</${root}>`;
}
