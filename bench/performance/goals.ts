import type { VerdictRow } from '../proofs/run-proofs';
import type { Operation } from './contestant';
import type { Results } from './results';

/** Figures that are no part of the rounds; those that were not measured are left out. */
export interface Extras {
  /** Statements by operation, on a quiet service. */
  readonly roundTrips: ReadonlyMap<Operation, number>;
  /** Resets a second divided by argon2id hashes a second on the same cores, and p99 in ms of others meanwhile. */
  readonly resetShare?: number;
  readonly othersP99DuringResets?: number;
  readonly captchaRate?: number;
  readonly othersP99DuringCaptchas?: number;
  readonly oneAddressSlowestMs?: number;
  readonly oneAddressFaults?: number;
  readonly twoProcesses?: number;
}

type Direction = 'at least' | 'at most';
type Unit = '×' | '%' | 'ms' | '/s' | '';

interface Goal {
  readonly subject: string;
  readonly promise: string;
  readonly direction: Direction;
  readonly wanted: number;
  readonly unit: Unit;
  readonly measured: number | undefined;
}

/** Goals with what was measured; one without a figure is skipped. */
export const goalRows = (results: Results, extras: Extras): readonly VerdictRow[] =>
  [...sends(results, extras), ...verifications(results, extras), ...others(results, extras)].map(toRow);

function toRow({ subject, promise, direction, wanted, unit, measured }: Goal): VerdictRow {
  const figure = `${direction} ${withUnit(wanted, unit)}`;
  if (measured === undefined || Number.isNaN(measured))
    return { proof: subject, promise, figure, measured: 'not measured', verdict: 'skipped' };
  const holds = direction === 'at least' ? measured >= wanted : measured <= wanted;
  return { proof: subject, promise, figure, measured: withUnit(measured, unit), verdict: holds ? 'ok' : 'missed' };
}

const goal =
  (subject: string) =>
  (promise: string, direction: Direction, wanted: number, unit: Unit, measured: number | undefined): Goal => ({
    ...{ subject, promise, direction, wanted, unit, measured },
  });

function sends(results: Results, { roundTrips }: Extras): readonly Goal[] {
  const send = goal('send');
  const own = results.of('regain', 'send');
  return [
    send('rate beside better-auth', 'at least', 4, '×', results.ratio('send', 'regain', 'better-auth')),
    send('rate beside the same rows', 'at least', 60, '%', 100 * results.ratio('send', 'regain', 'same rows')),
    send('rate beside one statement', 'at least', 13, '%', 100 * results.ratio('send', 'regain', 'one statement')),
    send('processor time of Node', 'at most', 0.6, 'ms', own?.nodeMs),
    send('processor time of the database', 'at most', 0.6, 'ms', own?.databaseMs),
    send('round trips', 'at most', 6, '', roundTrips.get('send')),
    send("rate with an owner's table", 'at least', 90, '%', 100 * results.ratio('send', 'owner table', 'regain')),
  ];
}

const verifications = (results: Results, { roundTrips }: Extras): readonly Goal[] =>
  (['verify right', 'verify wrong'] as const).flatMap((operation) => {
    const verify = goal(operation);
    const sameRows = 100 * results.ratio(operation, 'regain', 'same rows');
    const inTable = 100 * results.ratio(operation, 'owner table', 'regain');
    return [
      verify('rate beside better-auth', 'at least', 8, '×', results.ratio(operation, 'regain', 'better-auth')),
      verify('rate beside the same rows', 'at least', 60, '%', sameRows),
      verify('round trips', 'at most', 6, '', roundTrips.get(operation)),
      verify("rate with an owner's table", 'at least', 90, '%', inTable),
    ];
  });

function others(results: Results, extras: Extras): readonly Goal[] {
  const xml = results.ratio('member JSON send', 'regain', 'regain', 'member XML send');
  const share = extras.resetShare === undefined ? undefined : 100 * extras.resetShare;
  return [
    goal('malformed body')('processor time', 'at most', 0.15, 'ms', results.of('regain', 'malformed body')?.nodeMs),
    goal('member XML send')('time beside the same send in JSON', 'at most', 1.25, '×', xml),
    goal('reset')('rate beside argon2id alone', 'at least', 85, '%', share),
    goal('reset')('p99 of other requests', 'at most', 20, 'ms', extras.othersP99DuringResets),
    goal('captcha')('rate on two cores', 'at least', 800, '/s', extras.captchaRate),
    goal('captcha')('p99 of other requests', 'at most', 20, 'ms', extras.othersP99DuringCaptchas),
    goal('one address')('slowest of 32 at once', 'at most', 100, 'ms', extras.oneAddressSlowestMs),
    goal('one address')('errors', 'at most', 0, '', extras.oneAddressFaults),
    goal('two processes')('rate beside one, by time of Node', 'at least', 1.6, '×', extras.twoProcesses),
  ];
}

function withUnit(value: number, unit: Unit): string {
  const digits = Number.isInteger(value) ? 0 : value < 10 ? 2 : value < 100 ? 1 : 0;
  const number = value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '' || unit === '/s' ? number + unit : `${number} ${unit}`;
}
