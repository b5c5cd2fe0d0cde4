import { Controller, Get, Headers, mixin, type Type, UseInterceptors } from '@nestjs/common';
import { type Page, PageInterceptor, preferredLocale } from '../../pages/layout';
import { type ErrorCodes, errorCodesPage } from './error-codes.page';

/** Creates a controller class that serves the error-code page of an API at `path`. */
export function errorCodesController(path: string, errorCodes: ErrorCodes): Type<object> {
  @Controller(path)
  @UseInterceptors(PageInterceptor)
  class ErrorCodesController {
    @Get()
    show(@Headers('accept-language') languages: string | undefined): Page {
      return errorCodesPage(errorCodes, preferredLocale(languages));
    }
  }
  return mixin(ErrorCodesController);
}
