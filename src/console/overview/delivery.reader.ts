import { Injectable } from '@nestjs/common';
import { Breakers, DeliveryFunnel, DeliveryStatistics, SpendCap, MILLIONTHS } from '../../notification';
import type { Overview, Range } from './overview';

type DeliveryFigures = Pick<Overview, 'funnel' | 'capPerDay' | 'lastHour' | 'breakers' | 'waiting'>;

/** Reads the figures of the overview about messages. */
@Injectable()
export class DeliveryReader {
  constructor(
    private readonly funnel: DeliveryFunnel,
    private readonly statistics: DeliveryStatistics,
    private readonly spend: SpendCap,
    private readonly breakers: Breakers,
  ) {}

  async read(range: Range): Promise<DeliveryFigures> {
    return {
      funnel: await this.funnel.ofLast(range),
      capPerDay: this.spend.capPerDay / MILLIONTHS,
      lastHour: await this.statistics.conversion(),
      breakers: this.breakers.statuses(),
      waiting: await this.statistics.waiting(),
    };
  }
}
