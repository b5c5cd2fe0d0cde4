import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '../../../src/database';
import { ownTableAsOwners } from '../../owners-table';
import { startFlood } from '../overload/start-flood';
import { type PeopleService, startPeopleService } from './people-service';
import { allScenarios, askedTwice, type Scenario, scenariosWithoutChallenges } from './scenarios';

/** Condition under which scenarios are measured, each with a server and a database of its own. */
export interface Condition {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
  /** Environment of the server, over that of every test. */
  readonly env: NodeJS.ProcessEnv;
  /** Service that has the accounts; they are in the server's own table without one. */
  readonly service?: () => Promise<PeopleService>;
  /** Prepares the database before the server starts. */
  readonly prepare?: (core: INestApplicationContext) => Promise<unknown>;
  /** Puts load on the server at this URL, until the returned function is called. */
  readonly load?: (url: string) => () => void;
}

const DIALECTS = ['SYSTEMS', 'PCUSER', 'SMSSEND', 'GPS', 'MEMBER'];
const MANY = 1_000_000;
const LIFTED = {
  ...{ ipTargetsPerHour: MANY, ipSendsPerHour: MANY, prefixSendsPerHour: MANY, countrySendsPerHour: MANY },
  ...{ globalWrongPerDay: 999_999_999, alarmWrongPerHour: MANY, alarmSendsPerHour: MANY },
};

/** Messages are left in the outbox: what their delivery costs is seen by who asks at that moment, unless workers run elsewhere. */
const environment = (limits: Readonly<Record<string, number>> = {}): NodeJS.ProcessEnv => ({
  ROLE: 'api',
  ...Object.fromEntries(DIALECTS.map((dialect) => [`DIALECT_${dialect}_DISCLOSURE`, 'uniform'])),
  DIALECT_PCUSER_REGISTER_CODES: 'true',
  TRUSTED_PROXIES: 'loopback',
  LIMITS: JSON.stringify({ ...LIFTED, ...limits }),
});

/** A vendor's address at which nothing listens, and a worker in the process that tries it. */
const NOWHERE = {
  ROLE: 'all',
  SMS_PROVIDERS: 'webhook',
  WEBHOOK_URL: 'http://127.0.0.1:9/',
  WEBHOOK_SECRET: 'the-secret-of-a-proof',
};

/** Guesses a second that others make meanwhile. */
const LOAD = { attack: 'guesses at invented names', seconds: 3_600, perSecond: 50 };

/** Wrong guesses at an account, after which a start raises the alarm. */
const wrongGuesses = (core: INestApplicationContext): Promise<unknown> =>
  core.get(Database).execute(
    `INSERT INTO otp_challenges (id, scope_key, decoy, state, attempts, sends, created_at, expires_at)
     VALUES ('alarm', 'alarm', 0, 'pending', 5, 1, ?, ?)`,
    [Date.now(), Date.now()],
  );

export const conditions: readonly Condition[] = [
  { name: 'quiet', scenarios: allScenarios, env: environment() },
  {
    name: 'under load',
    scenarios: allScenarios,
    env: environment(),
    load: (url) => startFlood({ ...LOAD, url }).stop,
  },
  { name: 'in the cooldown', scenarios: askedTwice(allScenarios), env: environment() },
  {
    name: 'in a pause',
    scenarios: askedTwice(allScenarios),
    env: environment({ wrongPerHour: 1, loginFailures: 1 }),
  },
  { name: 'without a vendor', scenarios: allScenarios, env: { ...environment(), ...NOWHERE } },
  {
    name: 'in a table of the owner',
    scenarios: allScenarios,
    env: { ...environment(), ACCOUNTS_FILE: ownTableAsOwners() },
  },
  { name: 'at a service of the owner', scenarios: allScenarios, env: environment(), service: startPeopleService },
  {
    name: 'with the alarm raised',
    scenarios: scenariosWithoutChallenges,
    env: environment({ globalWrongPerDay: 1 }),
    prepare: wrongGuesses,
  },
];
