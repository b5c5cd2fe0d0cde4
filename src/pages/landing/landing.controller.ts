import { Controller, Get, Headers, UseInterceptors } from '@nestjs/common';
import { type Page, PageInterceptor, preferredLocale } from '../layout';
import { LandingOptions } from './landing.options';
import { landingPage } from './landing.page';

/** Serves the landing page. */
@Controller()
@UseInterceptors(PageInterceptor)
export class LandingController {
  constructor(private readonly options: LandingOptions) {}

  @Get()
  show(@Headers('accept-language') languages: string | undefined): Page {
    return landingPage(this.options, preferredLocale(languages));
  }
}
