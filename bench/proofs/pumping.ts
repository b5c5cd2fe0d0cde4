import type { TestingModule } from '@nestjs/testing';
import { SendRegistrationCode, VerifyRegistrationCode } from '../../src/auth';
import { Database, DatabaseClock, type DatabaseConfig } from '../../src/database';
import { NotificationService, type OutgoingMessage } from '../../src/notification';
import { openDatabase } from '../../test/support/database-harness';
import { openCore } from '../../test/support/open-core';
import { counted, noneOf, type ProofRow } from './proof';
import { withMysql } from './with-mysql';

const PRICE = 0.05;
const CAP = 50;
const ATTACK_SENDS = 2_000;
const NORMAL_DAYS = 30;
const NORMAL_PER_DAY = 12;
const ENV = {
  COUNTRIES: `CN=${String(PRICE)},KH=${String(PRICE)},GB=${String(PRICE)}`,
  SPEND_CAP_PER_DAY: String(CAP),
};

/** Beginnings of mobile numbers that the attack counts on from, and digits that it adds. */
const RANGES = [
  ['+8613800', 6],
  ['+8551234', 4],
  ['+4479112', 5],
] as const;

/** One process without a worker on an empty database, with the codes that it queues. */
class Replay {
  private readonly codes = new Map<string, string>();

  constructor(private readonly core: TestingModule) {
    const notifications = core.get(NotificationService, { strict: false });
    const queue = notifications.queueWithinCap.bind(notifications);
    notifications.queueWithinCap = (message: OutgoingMessage) => {
      this.codes.set(message.to, message.content.code?.reveal() ?? '');
      return queue(message);
    };
  }

  pass(seconds: number): void {
    this.core.get(DatabaseClock, { strict: false }).advance(seconds * 1000);
  }

  /** `done`, or the reason of the refusal with its limit. */
  async send(number: string, ip: string): Promise<string> {
    const context = { app: 'default', ip, disclosure: 'documented' } as const;
    const command = { context, phone: { number }, captcha: 'absent', locale: 'en' } as const;
    const sent = await this.core.get(SendRegistrationCode, { strict: false }).execute(command);
    if (sent.ok) return 'done';
    return 'limit' in sent.refusal ? `${sent.refusal.reason} (${sent.refusal.limit})` : sent.refusal.reason;
  }

  async enter(number: string, ip: string): Promise<void> {
    const context = { app: 'default', ip, disclosure: 'documented' } as const;
    const command = { context, phone: { number }, code: this.codes.get(number) ?? '' };
    await this.core.get(VerifyRegistrationCode, { strict: false }).execute(command);
  }

  /** Cost of all messages since the start, in the currency of the prices. */
  async spent(): Promise<number> {
    const sql = 'SELECT COALESCE(SUM(spent), 0) AS spent FROM notification_spend';
    const [row] = await this.core.get(Database, { strict: false }).query<{ spent: number | string }>(sql);
    return Number(row?.spent ?? 0) / 1_000_000;
  }
}

/** A month of registrations at ordinary hours, of which one in four is given up; returns those that were refused. */
async function normalMonth(replay: Replay): Promise<number> {
  let falseAlarms = 0;
  for (let n = 0; n < NORMAL_DAYS * NORMAL_PER_DAY; n++) {
    const number = `+8613${String(500_000_000 + ((n * 7_368_787) % 400_000_000))}`;
    const ip = `198.${String(18 + (n % 2))}.${String(n % 251)}.${String(n % 241)}`;
    if ((await replay.send(number, ip)) !== 'done') falseAlarms++;
    else if (n % 4 !== 0) await replay.enter(number, ip);
    replay.pass(86_400 / NORMAL_PER_DAY);
  }
  return falseAlarms;
}

/** Neighbouring numbers of three countries within an hour, from all /64s of one /48; prints each new refusal. */
async function attack(replay: Replay): Promise<void> {
  const seen = new Set<string>();
  let sent = 0;
  for (let n = 0; n < ATTACK_SENDS; n++) {
    const [prefix, digits] = RANGES[n % RANGES.length] ?? RANGES[0];
    const number = `${prefix}${String(Math.floor(n / RANGES.length)).padStart(digits, '0')}`;
    const outcome = await replay.send(number, `2001:db8:7:${n.toString(16)}::/64`);
    if (outcome === 'done') sent++;
    else if (!seen.has(outcome)) print(`  from request ${String(n + 1)} on (${String(sent)} sent): ${outcome}`);
    seen.add(outcome);
    replay.pass(3_600 / ATTACK_SENDS);
  }
}

async function replayOn(config: DatabaseConfig): Promise<readonly ProofRow[]> {
  const core = await openCore(config, ENV);
  try {
    const replay = new Replay(core);
    print(config.kind);
    const falseAlarms = await normalMonth(replay);
    print(`  normal month: ${String(NORMAL_DAYS * NORMAL_PER_DAY)} registrations, ${String(falseAlarms)} false alarms`);
    const before = await replay.spent();
    await attack(replay);
    const lost = (await replay.spent()) - before;
    const cost = ATTACK_SENDS * PRICE;
    print(
      `  lost ${lost.toFixed(2)} of ${cost.toFixed(2)} (${((lost / cost) * 100).toFixed(1)} %), cap ${String(CAP)}`,
    );
    const most = Math.min(CAP, cost * 0.05);
    return [
      noneOf(
        `registrations of a normal month that are held back (${config.kind})`,
        falseAlarms,
        counted(NORMAL_DAYS * NORMAL_PER_DAY),
      ),
      {
        promise: `money lost to sequential numbers from one /48 (${config.kind})`,
        figure: `at most ${most.toFixed(2)}, 5 % of the attack`,
        measured: `${lost.toFixed(2)} of ${cost.toFixed(2)}`,
        holds: lost <= most,
      },
    ];
  } finally {
    await core.close();
  }
}

/** Replays a normal month and an attack by SMS pumping against the limits, on SQLite and on MySQL. */
export async function provePumping(): Promise<readonly ProofRow[]> {
  const file = await openDatabase('sqlite');
  const onFile = await replayOn(file.config).finally(() => file.close());
  return [...onFile, ...(await withMysql(replayOn))];
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
