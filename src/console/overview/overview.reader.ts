import { Injectable } from '@nestjs/common';
import { AuditReader } from '../../audit';
import { BlockService } from '../../blocks';
import { DAY_MS, Clock } from '../../common';
import { DestinationLimiter } from '../../otp';
import { DeliveryReader } from './delivery.reader';
import type { Overview, Range } from './overview';

/** Time for which a reading is shown again, in milliseconds, since it reads the messages of a week. */
const FRESH_MS = 30_000;

/** Reads the figures of the overview; readers within half a minute share one reading of a range. */
@Injectable()
export class OverviewReader {
  private readonly recent = new Map<Range, { readonly at: number; readonly overview: Promise<Overview> }>();

  constructor(
    private readonly delivery: DeliveryReader,
    private readonly audit: AuditReader,
    private readonly blocks: BlockService,
    private readonly destinations: DestinationLimiter,
    private readonly clock: Clock,
  ) {}

  /** Figures of a range of days, at most half a minute old. Rejects when the database does not answer. */
  async read(range: Range): Promise<Overview> {
    const now = this.clock.monotonic();
    const recent = this.recent.get(range);
    if (recent !== undefined && now - recent.at < FRESH_MS) return recent.overview;
    const overview = this.readNow(range);
    this.recent.set(range, { at: now, overview });
    overview.catch(() => this.recent.delete(range));
    return overview;
  }

  private async readNow(range: Range): Promise<Overview> {
    const delivery = await this.delivery.read(range);
    const { country, prefix } = this.destinations.heldBack;
    return {
      ...{ range, readAt: this.clock.now(), ...delivery },
      refusals: await this.audit.refusals(DAY_MS),
      blocks: (await this.blocks.list()).length,
      heldBack: country + prefix,
    };
  }
}
