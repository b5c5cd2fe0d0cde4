import { DAY_MS, DerivedRandom, type Random } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import type { DeliveryDay } from '../../notification';

const PERCENT = 100;
/** Numbers are drawn in tenths of a percent. */
const MILLE = 1_000;

/** Share of the demo messages that one vendor sends to one country; rates in percent of the stage before. */
interface Flow {
  readonly channel: 'sms' | 'email';
  readonly country: string;
  readonly vendor: string;
  /** Codes of an ordinary weekday. */
  readonly perDay: number;
  readonly delivered: number;
  readonly entered: number;
  /** Price of a message in millionths of the currency. */
  readonly price: number;
}

const flow = (channel: Flow['channel'], country: string, vendor: string, figures: readonly number[]): Flow => {
  const [perDay = 0, delivered = 0, entered = 0, price = 0] = figures;
  return { channel, country, vendor, perDay, delivered, entered, price };
};

const FLOWS: readonly Flow[] = [
  flow('sms', 'CN', 'aliyun', [620, 97, 92, 6_500]),
  flow('sms', 'CN', 'tencent', [150, 96, 91, 7_000]),
  flow('sms', 'HK', 'twilio', [84, 95, 90, 45_000]),
  flow('sms', 'TW', 'twilio', [52, 94, 89, 48_000]),
  flow('sms', 'US', 'twilio', [96, 96, 88, 7_900]),
  flow('sms', 'SG', 'vonage', [38, 95, 90, 42_000]),
  flow('sms', 'DE', 'vonage', [31, 96, 91, 85_000]),
  flow('sms', 'ID', 'vonage', [18, 84, 61, 210_000]),
  flow('email', '', 'smtp', [240, 93, 91, 0]),
];

/** Days before the last on which the first vendor answers badly, and the second takes its codes over. */
const OUTAGE = { daysAgo: 9, vendor: 'aliyun', heir: 'tencent', keptPercent: 60, extraFailedPercent: 36 };

/**
 * Synthetic counts of the days up to `today` (midnight UTC, milliseconds since 1970), for demonstrations: fewer codes at
 * weekends, slow growth, and a day on which a vendor is down. The same arguments return the same counts.
 */
export function demoHistory(today: number, days: number, seed: number): readonly DeliveryDay[] {
  const random = new DerivedRandom(`demo history ${String(seed)}`);
  return Array.from({ length: days }, (_, index) => days - 1 - index).flatMap((daysAgo) =>
    FLOWS.map((each) => dayOf(each, { today, daysAgo, random })),
  );
}

interface Moment {
  readonly today: number;
  readonly daysAgo: number;
  readonly random: Random;
}

function dayOf(of: Flow, { today, daysAgo, random }: Moment): DeliveryDay {
  const day = today - daysAgo * DAY_MS;
  const isOut = daysAgo === OUTAGE.daysAgo;
  const asked = share(of.perDay * scaleOf(of, day, daysAgo), 100, random, 140);
  const lost = isOut && of.vendor === OUTAGE.vendor ? OUTAGE.extraFailedPercent : 0;
  const accepted = share(asked, 99 - lost, random);
  const delivered = Math.min(accepted, share(accepted, of.delivered - lost / 2, random));
  const entered = Math.min(delivered, share(delivered, of.entered, random));
  return {
    ...{ day, app: DEFAULT_CLIENT, kind: 'code', channel: of.channel, country: of.country, vendor: of.vendor },
    ...{ asked, accepted, delivered, entered, failed: asked - accepted, cost: accepted * of.price },
  };
}

/** Factor of a day: weekends, growth to the present, and the outage, whose codes the other vendor sends. */
function scaleOf({ vendor, country }: Flow, day: number, daysAgo: number): number {
  const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
  const usual = (isWeekend ? 0.68 : 1) * (1 - Math.min(daysAgo, 90) / 260);
  if (daysAgo !== OUTAGE.daysAgo || country !== 'CN') return usual;
  const kept = OUTAGE.keptPercent / PERCENT;
  if (vendor === OUTAGE.vendor) return usual * kept;
  return vendor === OUTAGE.heir ? usual * (1 + (1 - kept) * 4) : usual;
}

/** A percentage of a number with a little noise (tenths of a percent), rounded. */
function share(of: number, percent: number, random: Random, noise = 24): number {
  const drawn = percent * (MILLE / PERCENT) + random.integer(noise) - noise / 2;
  return Math.max(0, Math.round((of * Math.min(drawn, percent === PERCENT ? 2 * MILLE : MILLE)) / MILLE));
}
