import { Get, Query } from '@nestjs/common';
import type { Page } from '../../pages/layout';
import { ConsoleController } from '../frame/console-controller.decorator';
import { consolePage } from '../frame/console-page';
import { type CurrentOperator, Operator } from '../frame/current-operator';
import { type Range, RANGES } from './overview';
import { overviewBody } from './overview.page';
import { OverviewReader } from './overview.reader';
import { overviewStrings } from './overview.strings';
import { overviewStyles } from './overview.styles';

const STANDARD: Range = 30;

/** Overview of the console: the first page after the sign-in. */
@ConsoleController('overview')
export class OverviewController {
  constructor(private readonly reader: OverviewReader) {}

  /** Shows the figures of `?days=7|30|90`; any other number shows 30 days. */
  @Get()
  async show(@Operator() operator: CurrentOperator, @Query() query: Readonly<Record<string, unknown>>): Promise<Page> {
    const range = RANGES.find((days) => String(days) === query['days']) ?? STANDARD;
    const overview = await this.reader.read(range);
    const body = overviewBody(overview, '/console/overview');
    return consolePage({ title: overviewStrings.title, operator, body, style: overviewStyles, isBroad: true });
  }
}
