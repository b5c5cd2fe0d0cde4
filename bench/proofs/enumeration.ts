import type { INestApplicationContext } from '@nestjs/common';
import { CaptchaService } from '../../src/captcha';
import { CaptchaKind } from '../../src/captcha/captcha-kind';
import type { DatabaseConfig } from '../../src/database';
import { ScriptedCaptchaKind } from '../../test/doubles/scripted-captcha-kind';
import { createApp } from '../../test/support/create-app';
import { startProcess } from '../../test/support/start-process';
import { testEnvironment } from '../../test/support/test-environment';
import { type Condition, conditions } from './enumeration/conditions';
import { Addresses, type Bench, measurePairs, noMeasurements } from './enumeration/measure';
import { People } from './enumeration/people';
import { noService } from './enumeration/people-service';
import { compareByRank } from './enumeration/rank';
import type { Scenario, SolveCaptcha } from './enumeration/scenarios';
import { counted, type ProofRequest, type ProofRow } from './proof';
import { withMysql } from './with-mysql';
import { KeptConnection } from './wire/kept-connection';

const PAIRS = 2_000;
const QUICK_PAIRS = 200;
const WARM_UP = 40;

/** Times as many pairs decide where the first ones are out of bounds, because one comparison in forty is so by chance. */
const SECOND_LOOK = 4;

const MOST_AUC = 0.02;
const MOST_MEDIAN_MS = 0.3;
const CAPTCHA = 'K7M2P';

/**
 * `prove -- enumeration [pairs] [words]`, such as `enumeration 200 systems quiet`: the calls whose line has all words (dialect,
 * call, condition). Under uniform disclosure the answers to identifiers of an account and of
 * none are the same bytes and take the same time, in every call of every dialect: quiet, under load, in cooldowns and pauses,
 * without a vendor, with the alarm raised.
 */
export async function proveEnumeration({ isQuick, args }: ProofRequest): Promise<readonly ProofRow[]> {
  const [given, ...words] = args;
  const pairs = Number(given ?? (isQuick ? QUICK_PAIRS : PAIRS));
  const rows: ProofRow[] = [];
  for (const condition of conditions) {
    const scenarios = condition.scenarios.filter((scenario) =>
      words.every((word) => nameOf(scenario, condition).includes(word)),
    );
    if (scenarios.length > 0)
      rows.push(...(await withMysql((database) => prove(database, condition, scenarios, pairs))));
  }
  return rows;
}

const nameOf = ({ dialect, call }: Scenario, { name }: Condition): string => `${dialect}, ${call} (${name})`;

async function prove(
  database: DatabaseConfig,
  condition: Condition,
  scenarios: readonly Scenario[],
  pairs: number,
): Promise<readonly ProofRow[]> {
  const helper = await createApp({
    database,
    env: { ROLE: 'api' },
    overrides: (builder) => builder.overrideProvider(CaptchaKind).useValue(new ScriptedCaptchaKind([CAPTCHA])),
  });
  const service = await (condition.service ?? noService)();
  const people = new People(helper.app, service.addAccounts);
  await condition.prepare?.(helper.app);
  const server = await startProcess({ env: { ...testEnvironment(database), ...condition.env, ...service.env } });
  const connection = await KeptConnection.open(server.url);
  const endLoad = condition.load?.(server.url);
  try {
    const bench = { connection, people, solve: captchas(helper.app), addresses: new Addresses() };
    const rows: ProofRow[] = [];
    for (const scenario of scenarios) rows.push(await proveOne(bench, scenario, nameOf(scenario, condition), pairs));
    return rows;
  } finally {
    endLoad?.();
    connection.close();
    await server.stop();
    await service.stop();
    await helper.close();
  }
}

async function proveOne(bench: Bench, scenario: Scenario, name: string, pairs: number): Promise<ProofRow> {
  await measurePairs(bench, scenario, Math.min(WARM_UP, pairs), noMeasurements());
  const measured = noMeasurements();
  await measurePairs(bench, scenario, pairs, measured);
  if (!isWithin(measured.times)) await measurePairs(bench, scenario, pairs * (SECOND_LOOK - 1), measured);
  const { auc, medians, error } = compareByRank(...measured.times);
  const all = [...measured.answers.values()].reduce((sum, each) => sum + each, 0);
  const different = all - Math.max(...measured.answers.values());
  const shown =
    `AUC ${auc.toFixed(3)} ± ${(2 * error).toFixed(3)}, medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, ` +
    `${counted(different)} of ${counted(all)} answers differ`;
  process.stdout.write(`${name.padEnd(72)} ${shown}\n`);
  if (different > 0) process.stdout.write(`${[...measured.answers.keys()].slice(0, 3).join('\n--\n')}\n`);
  return {
    promise: `time and bytes of answers: ${name}`,
    figure: `AUC ${bounds(measured.times)}, medians within ${String(MOST_MEDIAN_MS)} ms, equal bytes`,
    measured: shown,
    holds: isWithin(measured.times) && different === 0,
  };
}

type Times = readonly [readonly number[], readonly number[]];

/** Distance of the AUC from 0.5 that is allowed: fewer pairs than promised are allowed two standard errors more. */
const mostDistance = ([first, second]: Times): number =>
  MOST_AUC + (first.length < PAIRS ? 2 * compareByRank(first, second).error : 0);

const bounds = (times: Times): string =>
  `${(0.5 - mostDistance(times)).toFixed(2)}–${(0.5 + mostDistance(times)).toFixed(2)}`;

function isWithin(times: Times): boolean {
  const { auc, medians } = compareByRank(...times);
  return Math.abs(auc - 0.5) <= mostDistance(times) && Math.abs(medians[0] - medians[1]) <= MOST_MEDIAN_MS;
}

/** Issues captchas of the member dialect whose answer is known. */
function captchas(core: INestApplicationContext): SolveCaptcha {
  let clients = 0;
  return async () => {
    const client = `c395c016-ad85-40d9-963b-${String(clients++).padStart(12, '0')}`;
    await core.get(CaptchaService, { strict: false }).issue({ app: 'member', client, purpose: 'sign-in' });
    return { client, img_code: CAPTCHA };
  };
}
