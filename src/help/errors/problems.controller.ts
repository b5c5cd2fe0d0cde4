import { Controller, Get, Headers, Injectable, UseInterceptors } from '@nestjs/common';
import { type Page, PageInterceptor, preferredLocale } from '../../pages/layout';
import { type ExplainedProblem, problemsPage } from './problems.page';

/** Problems of our own REST API that its page explains. */
@Injectable()
export class ExplainedProblems {
  constructor(readonly problems: readonly ExplainedProblem[]) {}
}

/** Serves the page to which the problem documents of /v1 refer. */
@Controller('Help/Errors/v1')
@UseInterceptors(PageInterceptor)
export class ProblemsController {
  constructor(private readonly explained: ExplainedProblems) {}

  @Get()
  show(@Headers('accept-language') languages: string | undefined): Page {
    return problemsPage(this.explained.problems, preferredLocale(languages));
  }
}
