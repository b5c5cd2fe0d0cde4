import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { preferredLocale } from '../layout';
import { LandingLinks } from './landing-links';
import { landingPage } from './landing.page';

/** Serves the landing page. */
@Controller()
export class LandingController {
  constructor(private readonly links: LandingLinks) {}

  @Get()
  show(@Headers('accept-language') languages: string | undefined, @Res({ passthrough: true }) reply: FastifyReply) {
    const { headers, html } = landingPage(this.links, preferredLocale(languages));
    void reply.headers(headers);
    return html;
  }
}
