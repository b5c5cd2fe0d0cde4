import { Injectable } from '@nestjs/common';
import { DAY_MS, MaintenanceJobs } from '../../common';
import { type DeliveryDay, DeliveryDays } from './delivery-days.sql-store';
import { MILLIONTHS } from '../spend/spend.config';

/** Counts of codes by how far they came, each a part of the one before; `failed` are those that failed or expired. */
export interface Funnel {
  readonly asked: number;
  readonly accepted: number;
  readonly delivered: number;
  readonly entered: number;
  readonly failed: number;
  /** Cost of all messages, notices and links too, in the operator's currency, by the prices of COUNTRIES. */
  readonly cost: number;
}

/** Property by which messages are counted. */
export type FunnelProperty = 'day' | 'app' | 'channel' | 'country' | 'vendor';

/** Counts of the messages that are equal in one property. */
export interface FunnelPart extends Funnel {
  /** Day as `2026-11-27`; client application, channel, country or vendor, empty where a message has none. */
  readonly key: string;
}

/** Counts of the messages of some days, today (UTC) included. */
export class FunnelOfDays {
  constructor(
    /** Days as `2026-11-27`, the oldest first. */
    readonly days: readonly string[],
    private readonly rows: readonly DeliveryDay[],
  ) {}

  /** Sum of all messages. */
  get total(): Funnel {
    return sumOf(this.rows);
  }

  /** Messages of today (UTC) only. */
  get today(): FunnelOfDays {
    const days = this.days.slice(-1);
    return new FunnelOfDays(
      days,
      this.rows.filter(({ day }) => days.includes(dateOf(day))),
    );
  }

  /** Counts by a property: days from the oldest on, also those without messages; others by how many were asked for. */
  by(property: FunnelProperty): readonly FunnelPart[] {
    const groups = new Map<string, DeliveryDay[]>(property === 'day' ? this.days.map((day) => [day, []]) : []);
    for (const row of this.rows) {
      const key = property === 'day' ? dateOf(row.day) : row[property];
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    const parts = [...groups].map(([key, rows]) => ({ key, ...sumOf(rows) }));
    if (property === 'day') return parts.sort((one, other) => (one.key < other.key ? -1 : 1));
    return parts.sort((one, other) => other.asked - one.asked || (one.key < other.key ? -1 : 1));
  }
}

/** Reads how many codes were asked for, accepted by vendors, delivered and entered. */
@Injectable()
export class DeliveryFunnel {
  constructor(
    private readonly store: DeliveryDays,
    maintenance: MaintenanceJobs,
  ) {
    maintenance.add('daily counts of messages', () => store.purge());
  }

  /** Reads the counts of the last days, today (UTC) included; of one client application where it is given. */
  async ofLast(days: number, app?: string): Promise<FunnelOfDays> {
    const today = await this.store.today();
    const first = today - (days - 1) * DAY_MS;
    const rows = await this.store.since(first);
    const dates = Array.from({ length: days }, (_, index) => dateOf(first + index * DAY_MS));
    return new FunnelOfDays(
      dates,
      rows.filter((row) => app === undefined || row.app === app),
    );
  }
}

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function sumOf(rows: readonly DeliveryDay[]): Funnel {
  const codes = rows.filter(({ kind }) => kind === 'code');
  const sum = (from: readonly DeliveryDay[], column: keyof Funnel) =>
    from.reduce((total, row) => total + row[column], 0);
  return {
    ...{ asked: sum(codes, 'asked'), accepted: sum(codes, 'accepted'), delivered: sum(codes, 'delivered') },
    ...{ entered: sum(codes, 'entered'), failed: sum(codes, 'failed'), cost: sum(rows, 'cost') / MILLIONTHS },
  };
}
