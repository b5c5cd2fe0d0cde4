import type { TestingModule } from '@nestjs/testing';
import { SendRegistrationCode, VerifyRegistrationCode } from '../../src/auth';
import { Database, DatabaseClock, type DatabaseConfig } from '../../src/database';
import { NotificationService, type OutgoingMessage } from '../../src/notification';
import { openDatabase } from '../../test/support/database-harness';
import { openCore } from '../../test/support/open-core';
import { counted, noneOf, type ProofRequest, type ProofRow } from './proof';
import { attack, ordinaryTraffic, type Registration } from './pumping-traffic';
import { withMysql } from './with-mysql';

const PRICE = 0.05;
const CAP = 50;
const NORMAL_DAYS = 30;
const ENV = {
  COUNTRIES: `CN=${String(PRICE)},KH=${String(PRICE)},GB=${String(PRICE)}`,
  SPEND_CAP_PER_DAY: String(CAP),
};

/** Pause between two replays, after which no window of a limit remembers the first one. */
const APART_SECONDS = 2 * 86_400;

/** Attacks that are replayed, each on a service that had ordinary traffic before. */
const ATTACKS = [
  { subject: 'an hour without captchas', registrations: attack(2_000, 1, 'absent') },
  { subject: 'a day with solved captchas', registrations: attack(8_640, 24, 'passed') },
] as const;

interface Event {
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** One process without a worker on an empty database, with the codes that it queues. */
class Replay {
  private readonly codes = new Map<string, string>();
  private readonly clock: DatabaseClock;

  constructor(private readonly core: TestingModule) {
    this.clock = core.get(DatabaseClock, { strict: false });
    const notifications = core.get(NotificationService, { strict: false });
    const queue = notifications.queueWithinCap.bind(notifications);
    notifications.queueWithinCap = (message: OutgoingMessage) => {
      this.codes.set(message.to, message.content.code?.reveal() ?? '');
      return queue(message);
    };
  }

  /** Replays registrations at their times; `told` hears the outcome of each send. */
  async run(
    registrations: readonly Registration[],
    told: (outcome: string, registration: Registration) => void,
  ): Promise<void> {
    const events = registrations.flatMap((registration): readonly Event[] => {
      const { at, enteredAfter } = registration;
      const send = async (): Promise<void> => {
        told(await this.send(registration), registration);
      };
      const enter = (): Promise<void> => this.enter(registration);
      return [{ at, run: send }, ...(enteredAfter === undefined ? [] : [{ at: at + enteredAfter, run: enter }])];
    });
    let now = 0;
    for (const { at, run } of events.sort((one, other) => one.at - other.at)) {
      this.pass(at - now);
      now = at;
      await run();
    }
    this.pass(APART_SECONDS);
  }

  /** Cost of all messages since the start, in the currency of the prices. */
  async spent(): Promise<number> {
    const sql = 'SELECT COALESCE(SUM(spent), 0) AS spent FROM notification_spend';
    const [row] = await this.core.get(Database, { strict: false }).query<{ spent: number | string }>(sql);
    return Number(row?.spent ?? 0) / 1_000_000;
  }

  private pass(seconds: number): void {
    this.clock.advance(Math.round(seconds * 1000));
  }

  /** `done`, or the reason of the refusal with its limit. */
  private async send({ number, ip, captcha }: Registration): Promise<string> {
    const context = { app: 'default', ip, disclosure: 'documented' } as const;
    const command = { context, target: { number }, captcha, locale: 'en' } as const;
    const sent = await this.core.get(SendRegistrationCode, { strict: false }).execute(command);
    if (sent.ok) return 'done';
    return 'limit' in sent.refusal ? `${sent.refusal.reason} (${sent.refusal.limit})` : sent.refusal.reason;
  }

  private async enter({ number, ip }: Registration): Promise<void> {
    const context = { app: 'default', ip, disclosure: 'documented' } as const;
    const command = { context, target: { number }, code: this.codes.get(number) ?? '' };
    await this.core.get(VerifyRegistrationCode, { strict: false }).execute(command);
  }
}

async function replayMonth(replay: Replay, perDay: number, kind: string): Promise<ProofRow> {
  const registrations = ordinaryTraffic(NORMAL_DAYS, perDay);
  let falseAlarms = 0;
  await replay.run(registrations, (outcome, { at }) => {
    if (outcome === 'done') return;
    falseAlarms++;
    print(`  day ${String(Math.floor(at / 86_400))}: ${outcome}`);
  });
  const of = `${counted(registrations.length)} in 30 days`;
  return noneOf(`registrations of a normal month that are held back (${kind})`, falseAlarms, of);
}

/** Replays an attack and prints each new refusal, and what was sent until then. */
async function replayAttack(replay: Replay, { subject, registrations }: (typeof ATTACKS)[number], kind: string) {
  const seen = new Set<string>();
  const before = await replay.spent();
  let [asked, sent] = [0, 0];
  print(`  ${subject}`);
  await replay.run(registrations, (outcome, { at }) => {
    asked++;
    if (outcome === 'done') sent++;
    else if (!seen.has(outcome))
      print(
        `    after ${String(Math.round(at / 60))} min, request ${counted(asked)} (${counted(sent)} sent): ${outcome}`,
      );
    seen.add(outcome);
  });
  const lost = (await replay.spent()) - before;
  const cost = registrations.length * PRICE;
  const most = Math.min(CAP, cost * 0.05);
  return {
    promise: `money lost to neighbouring numbers from one /48, ${subject} (${kind})`,
    figure: `at most ${most.toFixed(2)}: 5 % of the attack, and the cap of ${String(CAP)}`,
    measured: `${lost.toFixed(2)} of ${cost.toFixed(2)} (${((lost / cost) * 100).toFixed(1)} %)`,
    holds: lost <= most,
  };
}

async function replayOn(config: DatabaseConfig, perDay: number): Promise<readonly ProofRow[]> {
  const core = await openCore(config, ENV);
  try {
    const replay = new Replay(core);
    print(config.kind);
    const rows = [await replayMonth(replay, perDay, config.kind)];
    for (const each of ATTACKS) rows.push(await replayAttack(replay, each, config.kind));
    return rows;
  } finally {
    await core.close();
  }
}

/** Replays a normal month and attacks by SMS pumping against the limits, on SQLite and on MySQL. */
export async function provePumping({ isQuick }: ProofRequest): Promise<readonly ProofRow[]> {
  const perDay = isQuick ? 20 : 400;
  const file = await openDatabase('sqlite');
  const onFile = await replayOn(file.config, perDay).finally(() => file.close());
  return [...onFile, ...(await withMysql((config) => replayOn(config, perDay)))];
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);
