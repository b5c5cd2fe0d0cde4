import { Controller, Get, NotFoundException, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskedMedium, type CaptchaMedium, CaptchaService } from '../../captcha';
import { BrowserCookie } from './browser-cookie';
import { RecoverViews } from './recover.views';

/** Pictures and sounds of the captcha of the recovery pages. */
@Controller('recover/captcha')
export class RecoverCaptchaController {
  constructor(
    private readonly captchas: CaptchaService,
    private readonly cookie: BrowserCookie,
    private readonly views: RecoverViews,
  ) {}

  /** Draws a captcha for the browser, which takes the place of the one before. A browser without the page's cookie gets none. */
  @Get()
  async draw(
    @Query('client') client: string | undefined,
    @AskedMedium() medium: CaptchaMedium,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const browser = this.cookie.read(request);
    if (browser === undefined) throw new NotFoundException();
    const app = await this.views.clientOf(client);
    const { mediaType, content } = await this.captchas.issue({ app, client: browser, purpose: 'recover' }, medium);
    await reply
      .headers({ 'content-type': mediaType, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      .send(content);
  }
}
