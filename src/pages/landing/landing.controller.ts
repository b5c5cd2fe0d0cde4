import { Controller, Get, Headers, UseInterceptors } from '@nestjs/common';
import { type Page, PageInterceptor, preferredLocale } from '../layout';
import { LandingLinks } from './landing-links';
import { landingPage } from './landing.page';

/** Serves the landing page. */
@Controller()
@UseInterceptors(PageInterceptor)
export class LandingController {
  constructor(private readonly links: LandingLinks) {}

  @Get()
  show(@Headers('accept-language') languages: string | undefined): Page {
    return landingPage(this.links, preferredLocale(languages));
  }
}
