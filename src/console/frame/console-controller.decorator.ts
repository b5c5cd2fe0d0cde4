import { applyDecorators, Controller, UseFilters, UseGuards, UseInterceptors } from '@nestjs/common';
import { PageInterceptor } from '../../pages/layout';
import { ConsoleGuard } from './console.guard';
import { SignedOutFilter } from './signed-out.filter';

/**
 * Class decorator of a controller under /console/`path`, whose handlers return pages and take a parameter `@Operator()`. Who is not
 * signed in is led to the sign-in.
 */
export const ConsoleController = (path: string): ClassDecorator =>
  applyDecorators(
    Controller(path === '' ? 'console' : `console/${path}`),
    UseGuards(ConsoleGuard),
    UseFilters(SignedOutFilter),
    UseInterceptors(PageInterceptor),
  );
