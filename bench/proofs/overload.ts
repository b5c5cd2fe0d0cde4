import type { DatabaseConfig } from '../../src/database';
import { openCore } from '../../test/support/open-core';
import { type RunningProcess, startProcess } from '../../test/support/start-process';
import { testEnvironment } from '../../test/support/test-environment';
import { percentile } from '../statistics';
import { People } from './enumeration/people';
import { type Attack, attacks } from './overload/attacks';
import { countCpu, type CpuShare, shownShare } from './overload/cpu-share';
import type { Statuses } from './overload/flood';
import type { Experience } from './overload/experience';
import { HonestPeople } from './overload/honest-people';
import { startFlood } from './overload/start-flood';
import { counted, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';
import { ConnectionPool } from './wire/connection-pool';

const SECONDS = 15;
const QUICK_SECONDS = 5;
const OWNERS = 100;

const MOST_MS = 100;
const MOST_TIMES_QUIET = 5;
const MOST_RECOVERY_MS = 10_000;
/** Time without a late answer after which the service counts as recovered. */
const CALM_MS = 3_000;

/**
 * `prove -- overload [part of a name]`: floods against the weak points of a service, each in a process of its own, while
 * ordinary people go on. Their requests other than sign-ins are answered within 100 ms (99 of 100; five times the quiet figure
 * where that is more), sign-ins from known addresses are not refused, nobody gets a server error but 503 with
 * Retry-After, and ten seconds after a flood all is as before.
 */
export function proveOverload({ isQuick, args: [part = ''] }: ProofRequest): Promise<readonly ProofRow[]> {
  const seconds = isQuick ? QUICK_SECONDS : SECONDS;
  const chosen = attacks.filter(({ name }) => name.includes(part));
  return withMysql((database) => prove(database, chosen, seconds));
}

const environment = (database: DatabaseConfig): NodeJS.ProcessEnv => ({
  ...testEnvironment(database),
  ...{ THROTTLE: '300,send=60', LIMITS: '{}', TRUSTED_PROXIES: 'loopback', DIALECT_GPS_DISCLOSURE: 'uniform' },
  ...{ SMS_PROVIDERS: 'inbox,twilio,vonage', TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000' },
  ...{ TWILIO_AUTH_TOKEN: 'the-token-of-a-proof', TWILIO_FROM: '+15005550006', VONAGE_API_KEY: 'a0b1c2d3' },
  ...{
    VONAGE_API_SECRET: 'the-secret-of-a-proof',
    VONAGE_SIGNATURE_SECRET: 'another-secret-of-a-proof',
    VONAGE_FROM: 'Demo',
  },
});

async function prove(
  database: DatabaseConfig,
  chosen: readonly Attack[],
  seconds: number,
): Promise<readonly ProofRow[]> {
  const core = await openCore(database);
  const owners = await new People(core).withAccounts(OWNERS);
  await core.close();
  const server = await startProcess({ env: environment(database) });
  const pool = new ConnectionPool(server.url);
  try {
    const people = new HonestPeople(pool, owners);
    await people.arrive();
    const quiet = p99(await people.live((elapsedMs) => elapsedMs > seconds * 1_000));
    process.stdout.write(`quiet: p99 ${quiet.toFixed(0)} ms\n`);
    const mostMs = Math.max(MOST_MS, MOST_TIMES_QUIET * quiet);
    const rows: ProofRow[] = [];
    for (const attack of chosen) rows.push(await withstand(attack, { server, people, seconds, mostMs }));
    return rows;
  } finally {
    pool.close();
    await server.stop();
  }
}

interface Ground {
  readonly server: RunningProcess;
  readonly people: HonestPeople;
  readonly seconds: number;
  /** Longest p99 that is allowed, in ms. */
  readonly mostMs: number;
}

async function withstand({ name }: Attack, { server, people, seconds, mostMs }: Ground): Promise<ProofRow> {
  const flood = startFlood({ attack: name, url: server.url, seconds });
  const endCount = countCpu(server.pid);
  const startedAt = performance.now();
  let endedAt = Infinity;
  const ended = flood.ended
    .then(({ statuses, cpuSeconds }) => ({ statuses, cpu: endCount(cpuSeconds) }))
    .finally(() => {
      endedAt = performance.now() - startedAt;
    });
  const isBad = ({ ms, isFault, call }: Experience): boolean => isFault || (ms > mostMs && call !== 'sign-in');
  const all = await people.live((elapsedMs, experiences) => {
    const lastBad = Math.max(endedAt, ...experiences.filter(isBad).map(({ at, ms }) => at + ms));
    return elapsedMs > Math.min(lastBad + CALM_MS, endedAt + MOST_RECOVERY_MS + CALM_MS);
  });
  const { statuses, cpu } = await ended;
  const after = all.filter((each) => each.at > endedAt && isBad(each)).map(({ at, ms }) => at + ms - endedAt);
  const during = all.filter(({ at }) => at <= endedAt);
  return rowOf(name, mostMs, { during, statuses, cpu, recoveryMs: Math.max(0, ...after) });
}

interface Outcome {
  readonly during: readonly Experience[];
  readonly statuses: Statuses;
  readonly cpu: CpuShare;
  readonly recoveryMs: number;
}

function rowOf(name: string, mostMs: number, { during, statuses, cpu, recoveryMs }: Outcome): ProofRow {
  const faults = during.filter(({ isFault }) => isFault).length + serverErrors(statuses);
  const signIns = during.filter(({ call }) => call === 'sign-in');
  const refused = signIns.filter(({ isRefused }) => isRefused).length;
  const flood = Object.entries(statuses).map(([status, count]) => `${counted(count)} × ${status}`);
  process.stdout.write(`${name}: ${flood.join(', ')}; ${shownShare(cpu)}; ${byCall(during)}\n`);
  return {
    promise: `other requests under a flood: ${name}`,
    figure: `p99 at most ${mostMs.toFixed(0)} ms, no server error but 503 with Retry-After, recovery within 10 s`,
    measured:
      `p99 ${p99(during).toFixed(0)} ms, ${counted(faults)} errors, ${String(refused)} of ${String(signIns.length)} ` +
      `sign-ins refused, recovery ${(recoveryMs / 1_000).toFixed(1)} s`,
    holds: p99(during) <= mostMs && faults === 0 && refused === 0 && recoveryMs <= MOST_RECOVERY_MS,
  };
}

/** The 99th percentile of each call, to tell which one is late. */
const byCall = (experiences: readonly Experience[]): string =>
  [...new Set(experiences.map(({ call }) => call))]
    .map((name) => ({ name, times: experiences.filter(({ call }) => call === name).map(({ ms }) => ms) }))
    .map(({ name, times }) => `${name} ${percentile(times, 99).toFixed(0)} ms`)
    .join(', ');

const p99 = (experiences: readonly Experience[]): number =>
  percentile(
    experiences.filter(({ call }) => call !== 'sign-in').map(({ ms }) => ms),
    99,
  );

/** Server errors among the answers to a flood; 503 with Retry-After is none. */
const serverErrors = (statuses: Statuses): number =>
  Object.entries(statuses).reduce((sum, [status, n]) => sum + (Number(status) >= 500 && status !== '503' ? n : 0), 0);
