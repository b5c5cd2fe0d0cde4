import { Controller, Get, Headers, mixin, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { preferredLocale } from '../../pages/layout';
import { type ErrorCodes, errorCodesPage } from './error-codes.page';

/** Creates a controller class that serves the error-code page of an API at `path`. */
export function errorCodesController(path: string, errorCodes: ErrorCodes): Type<object> {
  @Controller(path)
  class ErrorCodesController {
    @Get()
    show(@Headers('accept-language') languages: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
      const { headers, html } = errorCodesPage(errorCodes, preferredLocale(languages));
      void reply.headers(headers);
      return html;
    }
  }
  return mixin(ErrorCodesController);
}
