import { Get, Inject } from '@nestjs/common';
import { ServiceOptions } from '../../config';
import { type Page, seeOther } from '../../pages/layout';
import { ConsoleController } from './console-controller.decorator';

/** Entry of the console: leads to its first page. */
@ConsoleController('')
export class HomeController {
  constructor(@Inject(ServiceOptions) private readonly service: Pick<ServiceOptions, 'basePath'>) {}

  @Get()
  show(): Page {
    return seeOther(`${this.service.basePath}/console/overview`);
  }
}
