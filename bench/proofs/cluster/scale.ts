import { type ApiBalancer, startApiBalancer } from '../../../test/support/api-balancer';
import { freePort } from '../../../test/support/free-port';
import { openCore } from '../../../test/support/open-core';
import { type RunningProcess, startProcess } from '../../../test/support/start-process';
import { testEnvironment } from '../../../test/support/test-environment';
import { load, type NextRequest } from '../../performance/load';
import { assignCores, cpuMsOf, pin } from '../../performance/processor';
import { median } from '../../statistics';
import { People, type Typed } from '../enumeration/people';
import { inTurn } from '../parallel-codes/guesses';
import { type ProofRow, ToolMissing } from '../proof';
import { smssend } from '../wire/dialect-requests';
import { type ClusterDatabase, emptyDatabase } from './cluster-database';

const [ROUNDS, QUICK_ROUNDS] = [5, 2];
const SECONDS = 6;
const OWNERS = 64;
const CONNECTIONS = 8;
const LEAST = 1.6;

/** Sign-ins a second, and those of one second of processor time of the api processes. */
interface Rate {
  readonly perSecond: number;
  readonly perNodeSecond: number;
}

/**
 * Row of sign-ins of two api processes behind HAProxy, beside those of one, in turns. Each process has a core of its own, which
 * hashing fills: database, balancer and load take little, but share the two.
 */
export async function proveScale(server: ClusterDatabase, isQuick: boolean): Promise<ProofRow> {
  const cores = assignCores();
  if (!cores) throw new ToolMissing('taskset, or a second core, is missing (Debian: apt-get install util-linux)');
  const database = await emptyDatabase(server);
  const core = await openCore(database);
  const next = signIns(await new People(core).withAccounts(OWNERS));
  await core.close();
  const processes: RunningProcess[] = [];
  const balancers: ApiBalancer[] = [];
  try {
    for (const each of [cores.server, cores.database]) {
      const env = { ...testEnvironment(database), LIMITS: '{}', ROLE: 'api', TRUSTED_PROXIES: 'loopback' };
      const started = await startProcess({ env });
      processes.push(started);
      pin(started.pid, each);
    }
    const [first, second] = processes.map(({ url }) => Number(new URL(url).port)) as [number, number];
    balancers.push(await startApiBalancer([first, await freePort()]), await startApiBalancer([first, second]));
    return rowOf(await inTurns(processes, balancers, next, isQuick ? QUICK_ROUNDS : ROUNDS));
  } finally {
    for (const each of balancers) await each.stop();
    for (const each of processes) await each.stop();
  }
}

/** Rates of one process and of two, round by round; the first round warms up. */
async function inTurns(
  processes: readonly RunningProcess[],
  balancers: readonly ApiBalancer[],
  next: NextRequest,
  rounds: number,
): Promise<readonly (readonly Rate[])[]> {
  const nodeMs = (): number => processes.reduce((sum, { pid }) => sum + cpuMsOf(pid), 0);
  const found: Rate[][] = [];
  for (let round = 0; round <= rounds; round++) {
    const rates: Rate[] = [];
    for (const { url } of balancers) {
      const before = nodeMs();
      const { requests, seconds } = await load(url, { connections: CONNECTIONS, seconds: SECONDS, next });
      rates.push({ perSecond: requests / seconds, perNodeSecond: (requests * 1_000) / (nodeMs() - before) });
    }
    if (round > 0) found.push(rates);
  }
  return found;
}

function rowOf(rounds: readonly (readonly Rate[])[]): ProofRow {
  const [one, two] = [0, 1].map((n) => rounds.flatMap((rates) => rates[n] ?? [])) as [Rate[], Rate[]];
  const middle = (rates: readonly Rate[]): number => median(rates.map(({ perSecond }) => perSecond));
  const cost = (rates: readonly Rate[]): number => median(rates.map(({ perNodeSecond }) => perNodeSecond));
  const ratio = middle(two) / middle(one);
  const byTime = (2 * cost(two)) / cost(one);
  return {
    promise:
      'sign-ins of two api processes behind HAProxy beside those of one, by the clock; with all else counted out',
    figure: `at least ${LEAST.toFixed(1)} × by one of them`,
    measured: `${middle(one).toFixed(0)}/s, ${middle(two).toFixed(0)}/s: ${ratio.toFixed(2)} ×; ${byTime.toFixed(2)} ×`,
    holds: Math.max(ratio, byTime) >= LEAST,
  };
}

function signIns(owners: readonly Typed[]): NextRequest {
  let asked = 0;
  return () => {
    const n = asked++ % owners.length;
    return {
      request: smssend.signIn({ username: inTurn(owners, n).username, pass: 'the same for everybody' }),
      address: `172.16.${String(n)}.1`,
      isRight: ({ status, body }) => status === 200 && /"code":0\b/.test(body),
    };
  };
}
