import { Get, Inject } from '@nestjs/common';
import { ServiceOptions } from '../../config';
import type { Page } from '../../pages/layout';
import { ConsoleController } from './console-controller.decorator';

const SEE_OTHER = 303;

/** Entry of the console: leads to its first page. */
@ConsoleController('')
export class HomeController {
  constructor(@Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>) {}

  @Get()
  show(): Page {
    const headers = { Location: `${this.service.basePath}/console/overview`, 'Cache-Control': 'no-store' };
    return { status: SEE_OTHER, headers, html: '' };
  }
}
