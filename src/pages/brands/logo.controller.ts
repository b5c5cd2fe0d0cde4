import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ClientLooks } from './client-looks';

/**
 * Response headers of a logo. Its address has the digest of its content, so that caches may keep it. An SVG that is opened by
 * itself runs no script, and is of no origin.
 */
const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Serves the logos of brands. */
@Controller('brand/logo')
export class LogoController {
  constructor(private readonly looks: ClientLooks) {}

  @Get(':digest')
  async show(@Param('digest') digest: string, @Res() reply: FastifyReply): Promise<void> {
    const logo = this.looks.logo(digest);
    if (!logo) throw new NotFoundException();
    await reply.headers({ ...HEADERS, 'content-type': logo.mediaType }).send(logo.content);
  }
}
