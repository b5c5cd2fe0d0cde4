import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { preferredLocale } from '../layout';
import { resetPage } from './reset.page';

@Controller('reset')
export class ResetController {
  @Get()
  show(@Headers('accept-language') languages: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    const { headers, html } = resetPage(preferredLocale(languages));
    void reply.headers(headers);
    return html;
  }
}
