import type { AccountsService, Person } from './accounts-service';
import { SystemsClient } from './systems-client';

/** Proof that a person has been given, and the password to be written with it. */
interface PasswordWrite {
  readonly proof: string;
  readonly password: string;
}

/** Journey that ends in a write at a service of accounts. */
export interface Journey {
  /** Call that writes. */
  readonly call: 'set-password' | 'create';
  /** True when the person has an account before. */
  readonly isOfAnAccount: boolean;
  /** Goes as far as the proof: a ticket, or a code. */
  readonly proofFor: (url: string, person: Person) => Promise<string>;
  /** Makes the request that writes. Returns whether its success is told; rejects without an answer. */
  readonly write: (url: string, person: Person, write: PasswordWrite) => Promise<boolean>;
  /** Number of times that the service has written for the person. */
  readonly writesOf: (service: AccountsService, person: Person) => number;
}

/** `msg` of the systems dialect, and `code` of the smssend dialect: done. */
const DONE = { systems: 2006, smssend: 0 };

/** Reset by a ticket of the systems dialect. Each write counts the version of an account up, which begins at 1. */
const reset: Journey = {
  call: 'set-password',
  isOfAnAccount: true,
  async proofFor(url, { username, phone }) {
    const client = new SystemsClient(url);
    await client.send(username, phone);
    return (await client.verify(username, await client.code(phone))).info;
  },
  async write(url, { username }, { proof, password }) {
    return (await new SystemsClient(url).change(username, proof, password)).msg === DONE.systems;
  },
  writesOf: (service, { id }) => Number(service.versionOf(id)) - 1,
};

/** Registration by a code of the smssend dialect. */
const registration: Journey = {
  call: 'create',
  isOfAnAccount: false,
  async proofFor(url, { phone }) {
    await post(url, '/api/Smssend/doSend', { mobile: phone, type: '1', internationalCode: '+86' });
    return new SystemsClient(url).code(phone);
  },
  async write(url, { username, phone }, { proof, password }) {
    const fields = { username, mobile: phone, mobilecode: proof, pass: password, passcheck: password };
    return (await post(url, '/api/user/reg', fields)).code === DONE.smssend;
  },
  writesOf: ({ accounts }, { phone }) => accounts.filter((account) => account.phone === phone).length,
};

export const JOURNEYS: readonly Journey[] = [reset, registration];

async function post(url: string, path: string, fields: Readonly<Record<string, string>>): Promise<{ code: number }> {
  const answer = await fetch(`${url}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
  return (await answer.json()) as { code: number };
}
