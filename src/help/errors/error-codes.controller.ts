import { Controller, Get, Headers, mixin, Res, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { preferredLocale } from '../../pages/layout';
import { type ErrorCodes, errorCodesPage } from './error-codes.page';

/** Serves the page of a api's numbers and texts at a path of its own. */
export function errorCodesController(path: string, chapter: ErrorCodes): Type<object> {
  @Controller(path)
  class ErrorCodesController {
    @Get()
    show(@Headers('accept-language') languages: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
      const { headers, html } = errorCodesPage(chapter, preferredLocale(languages));
      void reply.headers(headers);
      return html;
    }
  }
  return mixin(ErrorCodesController);
}
